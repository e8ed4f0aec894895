import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { DomainError } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { revisionOf } from '#http';
import { mayEdit, maySee, type Field, type Origin, type Source, type Viewer } from '../domain/field.js';
import { valuesOf } from '../infra/value-statements.js';
import { ProfileFields } from './profile-fields.js';

/** A field of a person, with its value. */
export interface ProfileEntry {
  readonly field: Field;
  readonly value: string | null;
  /** Null: it never had a value. */
  readonly origin: Origin | null;
  /** The last value from each source, if the source gives one. */
  readonly said: Readonly<Partial<Record<Source, string>>>;
  readonly mayEdit: boolean;
}

/** A person's profile, as far as the viewer may see it. */
export interface Profile {
  readonly entries: readonly ProfileEntry[];
  /** Changes whenever a visible value or a rule changes. */
  readonly revision: string;
}

/** Reads a person's profile. */
@Injectable()
export class ReadProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly fields: ProfileFields,
  ) {}

  /** @throws DomainError `account.unknown` */
  async execute(tenantId: string, accountId: string, viewer: Viewer): Promise<Profile> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      if ((await this.accounts.byId(transaction, accountId)) === null)
        throw new DomainError('not_found', 'account.unknown', { detail: 'No such account.' });
      return this.executeIn(transaction, accountId, viewer);
    });
  }

  /** As `execute`, in the caller's transaction, for an existing account. */
  async executeIn(transaction: Transaction, accountId: string, viewer: Viewer): Promise<Profile> {
    const { tenantId } = transaction;
    const fields = await this.fields.executeIn(transaction);
    const kept = await transaction.run(valuesOf, { tenantId, accountId });
    const byField = new Map(kept.map((one) => [one.fieldId, one]));
    const entries = fields
      .filter((field) => maySee(viewer, field))
      .map((field): ProfileEntry => {
        const {
          value = null,
          origin = null,
          saidByDirectory = null,
          saidByScim = null,
        } = byField.get(field.id) ?? {};
        const said = {
          ...(saidByDirectory === null ? {} : { directory: saidByDirectory }),
          ...(saidByScim === null ? {} : { scim: saidByScim }),
        };
        return { field, value, origin, said, mayEdit: mayEdit(viewer, field) };
      });
    return { entries, revision: revisionOf(entries) };
  }
}
