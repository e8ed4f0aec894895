import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { ProfileFields, TellProfiles, usableWords } from '#profiles';
import { ENTERPRISE } from '../../domain/schema/user-type.js';
import type { KeptAttributes } from '../../domain/user.js';

/** Attributes that are fields of profiles, with the keys of these. */
const FIELDS = {
  title: 'title',
  [`${ENTERPRISE}.employeeNumber`]: 'jobNumber',
} as const satisfies Partial<Record<keyof KeptAttributes, string>>;

/** Tells a person's profile what a client says; whether it counts is decided there, field by field. */
@Injectable()
export class TellProfile {
  constructor(
    private readonly fields: ProfileFields,
    private readonly profiles: TellProfiles,
  ) {}

  /** @returns attributes that stayed as they were, as another account has the value and no two may */
  async tell(transaction: Transaction, accountId: string, kept: KeptAttributes): Promise<readonly string[]> {
    const paths = Object.entries(FIELDS) as [keyof KeptAttributes, string][];
    const said = Object.fromEntries(paths.map(([path, key]) => [key, kept[path]]));
    const usable = usableWords(await this.fields.within(transaction), said);
    const words = Object.fromEntries(paths.map(([, key]) => [key, usable[key] ?? null]));
    const refused = await this.profiles.within(transaction, 'scim', [{ accountId, words }]);
    return paths.filter(([, key]) => refused.some((one) => one.key === key)).map(([path]) => path);
  }
}
