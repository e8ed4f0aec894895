import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { peopleCalled, unitsOfAccount, type UnitOfPerson } from '../infra/person-statements.js';

/** A person of the directory, with their account. */
export interface ShownPerson {
  readonly subject: string;
  readonly seat: string;
  readonly name: string;
  readonly email: string | null;
  readonly title: string | null;
  readonly state: 'present' | 'left';
  /** Whether the account was made for the person; otherwise it existed before, and no run suspends it. */
  readonly isOurs: boolean;
  /** Whether a run suspended the account, and nobody has changed that since. */
  readonly isSuspendedByRun: boolean;
  readonly readAt: Date;
  readonly leftAt: Date | null;
  readonly account: {
    readonly id: string;
    readonly username: string;
    readonly status: 'active' | 'suspended';
  };
  readonly units: readonly UnitOfPerson[];
}

/** Maximum number of people that one search word finds. */
const MOST = 10;

/** The directory's data about a person. */
@Injectable()
export class ShowPerson {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The people that a search word matches.
   *
   * @param word a username, the source's name or id for the person, or their lasting id there
   */
  async execute(tenantId: string, word: string): Promise<readonly ShownPerson[]> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const found = await transaction.run(peopleCalled, { tenantId, word, limit: MOST });
      const shown: ShownPerson[] = [];
      for (const { accountId, username, status, ...person } of found) {
        const units = await transaction.run(unitsOfAccount, { tenantId, accountId });
        shown.push({ ...person, account: { id: accountId, username, status }, units });
      }
      return shown;
    });
  }
}
