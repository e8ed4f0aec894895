import { Inject, Injectable } from '@nestjs/common';
import { ProvisionAccounts } from '#accounts';
import type { Transaction } from '#database';
import { CLOCK, cleanedText, newId, type Clock } from '#kernel';
import { actingAs, AdvanceLogon, type LogonOutcome } from '#logon';
import { Providers, type ExternalIdentity } from '#providers';
import { CreateBinding } from '../application/create-binding.js';
import { FindBinding } from '../application/find-binding.js';
import type { UnlinkedIdentity } from '../application/store-attachment.js';
import { BY_RULE, type ShownBy } from './by-rule.js';
import { OrganisationDirectory } from './organisation-directory.js';

/** Longest display name of an account. */
const LONGEST_NAME = 100;

/** An account that a logon has made, with its link. */
interface Created {
  readonly accountId: string;
  readonly bindingId: string;
}

/** Makes a member's account for an unlinked person of a provider. */
@Injectable()
export class CreateAccountForUnlinked {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly providers: Providers,
    private readonly accounts: ProvisionAccounts,
    private readonly bindings: CreateBinding,
    private readonly organisation: OrganisationDirectory,
    private readonly known: FindBinding,
    private readonly logons: AdvanceLogon,
  ) {}

  /**
   * @param unitId unit of the directory for the account; null: none
   * @returns undefined when no valid username is free
   * @throws DomainError `binding.identity_taken`
   */
  async executeIn(
    transaction: Transaction,
    identity: ExternalIdentity,
    unitId: string | null,
  ): Promise<Created | undefined> {
    const { connectionId } = identity;
    const email = this.providers.vouchedEmailOf(identity);
    for (const username of this.usernamesFor(identity, email)) {
      const displayName = cleanedText(identity.name, LONGEST_NAME) ?? username;
      const account = {
        id: newId(),
        username,
        displayName,
        email: email ?? null,
        // The directory, if there is one, adds the number later.
        phoneNumber: null,
        isPhoneNumberVerified: false,
      };
      const created = await actingAs(account.id, () => this.make(transaction, identity, account));
      if (created === undefined) continue;
      const { accountId } = created;
      if (unitId !== null) await this.organisation.place(transaction, { connectionId, unitId, accountId });
      return created;
    }
    return undefined;
  }

  private async make(
    transaction: Transaction,
    identity: ExternalIdentity,
    account: Parameters<ProvisionAccounts['one']>[1],
  ): Promise<Created | undefined> {
    if (!(await this.accounts.one(transaction, account, BY_RULE))) return undefined;
    const link = { identity, accountId: account.id, origin: 'provision', authority: BY_RULE } as const;
    return { accountId: account.id, ...(await this.bindings.create(transaction, link)) };
  }

  /** Continues the logon like that of any linked person. */
  async logOn(
    transaction: Transaction,
    unlinked: UnlinkedIdentity,
    { accountId, bindingId }: Created,
    evidence: ShownBy,
  ): Promise<LogonOutcome> {
    const { browserHash, method, returnTo, application, begunBy } = unlinked;
    this.known.noteUse(transaction, bindingId, this.clock.now());
    return this.logons.executeIn(transaction, {
      browserHash,
      device: unlinked.browser,
      proof: { accountId, method, authority: BY_RULE, bornOf: bindingId, evidence },
      aim: { kind: 'logon', returnTo, application, begunBy },
    });
  }

  /**
   * Candidates for the username, as in directories: the name by which administrators know the person, then the local part of the address.
   */
  private usernamesFor({ provider, attributes }: ExternalIdentity, email?: string): readonly string[] {
    const shown = this.providers.byKey(provider)?.attributes ?? [];
    const names = shown.map(({ key }) => attributes[key]);
    return [...new Set([...names, email?.split('@')[0]])].filter((name) => name !== undefined);
  }
}
