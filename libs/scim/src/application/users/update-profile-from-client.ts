import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { ProfileFields, ApplySourceProfiles, acceptedValues } from '#profiles';
import { ENTERPRISE } from '../../domain/schema/user-type.js';
import type { KeptAttributes } from '../../domain/user.js';

/** SCIM attributes that are profile fields, with the keys of the fields. */
const FIELDS = {
  title: 'title',
  [`${ENTERPRISE}.employeeNumber`]: 'jobNumber',
} as const satisfies Partial<Record<keyof KeptAttributes, string>>;

/** Passes a client's values to the person's profile. The profile decides, field by field, whether they apply. */
@Injectable()
export class UpdateProfileFromClient {
  constructor(
    private readonly fields: ProfileFields,
    private readonly profiles: ApplySourceProfiles,
  ) {}

  /** @returns attributes that were not changed, because another account has the value and it must be unique */
  async tell(transaction: Transaction, accountId: string, kept: KeptAttributes): Promise<readonly string[]> {
    const paths = Object.entries(FIELDS) as [keyof KeptAttributes, string][];
    const sent = Object.fromEntries(paths.map(([path, key]) => [key, kept[path]]));
    const usable = acceptedValues(await this.fields.executeIn(transaction), sent);
    const values = Object.fromEntries(paths.map(([, key]) => [key, usable[key] ?? null]));
    const refused = await this.profiles.executeIn(transaction, 'scim', [{ accountId, values }]);
    return paths.filter(([, key]) => refused.some((one) => one.key === key)).map(([path]) => path);
  }
}
