import { Injectable } from '@nestjs/common';
import type { Authority, Role } from '#accounts';
import type { Transaction } from '#database';
import { AdvanceLogon, type LogonEnd, type LogonOutcome } from '#logon';
import { LogonMethods } from '#logon-menu';
import { EventPublisher } from '#messaging';
import { identityTarget } from '#providers';
import { AUTO_MATCH_PROOF, ATTACH } from '../application/complete-attachment.js';
import { StoreAttachment, type UnlinkedIdentity } from '../application/store-attachment.js';
import { OfferAttachment } from '../application/offer-attachment.js';
import { UnlinkedIdentities } from '../application/unlinked-identities.js';
import { IdentityTurnedAway } from '../events.js';
import { lockedBinding } from '../infra/unlinked-facts-statements.js';
import { BY_RULE, type ShownBy } from './by-rule.js';
import { CreateAccountForUnlinked } from './create-account-for-unlinked.js';
import { EvaluateUnlinkedRule } from './evaluate-unlinked-rule.js';
import { ReadUnlinkedRule } from './read-unlinked-rule.js';

/** Another logon of the same person has linked them meanwhile. */
export interface LinkedMeanwhile {
  readonly kind: 'linked';
  readonly link: {
    readonly bindingId: string;
    readonly accountId: string;
    readonly authority: Authority;
    readonly role: Role;
    readonly isActive: boolean;
  };
}

/** Continues the logon of an unlinked person according to the rule of their connection. */
@Injectable()
export class ApplyUnlinkedRule {
  constructor(
    private readonly rules: ReadUnlinkedRule,
    private readonly evaluate: EvaluateUnlinkedRule,
    private readonly attachment: OfferAttachment,
    private readonly storeAttachment: StoreAttachment,
    private readonly create: CreateAccountForUnlinked,
    private readonly logons: AdvanceLogon,
    private readonly methods: LogonMethods,
    private readonly unlinked: UnlinkedIdentities,
    private readonly events: EventPublisher,
  ) {}

  /**
   * When it throws, the caller's transaction must not be committed.
   *
   * @throws DomainError `attachment.outdated`, `binding.account_taken`, `binding.identity_taken`, and the errors of `AdvanceLogon`
   */
  async executeIn(
    transaction: Transaction,
    unlinked: UnlinkedIdentity,
    evidence?: ShownBy,
  ): Promise<LogonOutcome | LogonEnd | LinkedMeanwhile> {
    const { identity } = unlinked;
    const { connectionId, subject } = identity;
    const rule = await this.rules.executeIn(transaction, connectionId);
    if (rule.kind === 'refuse') return this.turnAway(transaction, unlinked);
    // A person who links from their home page has an account already: no rule recognises them or makes a second one.
    if (rule.kind === 'attach' || unlinked.loggedOnAs !== undefined)
      return this.attachment.offer(transaction, unlinked);
    // Two logons of one person must not both find the person unlinked.
    transaction.lock(`unknown:${connectionId}:${subject}`);
    const { tenantId } = transaction;
    const [link] = await transaction.run(lockedBinding, { tenantId, connectionId, subject });
    if (link !== undefined) return { kind: 'linked', link };
    const verdict = await this.evaluate.one(transaction, rule.kind, identity);
    if (verdict.kind === 'match') return this.match(transaction, unlinked, verdict.accountId, evidence);
    if (verdict.kind === 'attach') return this.attachment.offer(transaction, unlinked, verdict.reason);
    const created = await this.create.executeIn(transaction, identity, rule.unitId);
    if (created === undefined) return this.attachment.offer(transaction, unlinked, 'username_taken');
    return this.create.logOn(transaction, unlinked, created, evidence);
  }

  /** An attachment whose proof is the address. The link is made once the logon lacks nothing else, such as a second factor. */
  private async match(
    transaction: Transaction,
    unlinked: UnlinkedIdentity,
    accountId: string,
    evidence: ShownBy,
  ): Promise<LogonOutcome> {
    await this.storeAttachment.executeIn(transaction, unlinked, 'started');
    return this.logons.executeIn(transaction, {
      browserHash: unlinked.browserHash,
      device: unlinked.browser,
      proof: {
        accountId,
        method: AUTO_MATCH_PROOF,
        authority: BY_RULE,
        evidence: evidence ?? this.methods.byKey(unlinked.method)?.evidence,
      },
      aim: { kind: 'need', need: ATTACH },
    });
  }

  private turnAway(transaction: Transaction, { identity, browser, phone }: UnlinkedIdentity): LogonEnd {
    this.unlinked.note(transaction, identity);
    this.events.publish(transaction, IdentityTurnedAway, {
      outcome: 'refused',
      reason: 'not_linked',
      connectionId: identity.connectionId,
      targets: [identityTarget(identity)],
      browser,
      phone,
    });
    return { kind: 'turned_away', page: 'attach/turned-away' };
  }
}
