import { newId } from '#kernel';
import { CreateAccount, type Account, type Role } from '#accounts';
import { AdvanceLogon, LogonPolicy, type LogonOutcome } from '#logon';
import { Providers } from '#providers';
import { ChangeUnlinkedRule, ApplyUnlinkedRule, type UnlinkedRuleKind } from '../index.js';
import { aBrowser, anIdentity, BindingScene, DEVICE, SCAN_METHOD } from './binding-scene.js';

/** Key of the proof that logons of the scene can lack. */
export const SECOND_PROOF = 'spec.factor';

/** A person of the scene's provider, with or without a mailbox of the organisation. */
export function aPerson(mailbox?: string) {
  const attributes = { userId: `u-${newId().slice(-12)}`, ...(mailbox === undefined ? {} : { mailbox }) };
  return { ...anIdentity(), attributes };
}

/** Logons of unlinked people, by a provider that vouches for mailboxes. */
export class UnlinkedScene {
  /** Whether logons lack a second proof. */
  isFactorAsked = false;
  /** Mailboxes by subject; the provider returns them only when asked. */
  readonly mailboxes = new Map<string, string>();

  private constructor(readonly bindings: BindingScene) {}

  static async start(): Promise<UnlinkedScene> {
    const scene = new UnlinkedScene(await BindingScene.start());
    scene.bindings.get(Providers).register({
      key: 'elsewhere',
      label: { en: 'Elsewhere', zh: '别处' },
      attributes: [{ key: 'userId', label: { en: 'Id', zh: 'ID' } }],
      vouchedEmail: 'mailbox',
      askVouchedEmail: (_tenantId, { subject }) => Promise.resolve(scene.mailboxes.get(subject)),
      servers: [],
      lastChecks: () => Promise.resolve(new Map<string, never>()),
    });
    scene.bindings.get(LogonPolicy).registerFactor({
      key: SECOND_PROOF,
      label: { en: 'Key', zh: '密钥' },
      ways: [
        {
          key: 'spec-key',
          label: { en: 'Key', zh: '密钥' },
          evidence: { factor: 'possession', amr: ['swk'] },
          advance: () => Promise.reject(new Error('asked by the page alone')),
        },
      ],
      isMissing: (_transaction, { proofs }) =>
        Promise.resolve(scene.isFactorAsked && !proofs.some(({ method }) => method === 'spec-key')),
    });
    return scene;
  }

  /** A new tenant with one connection for the next test. */
  async begin(): Promise<void> {
    this.isFactorAsked = false;
    await this.bindings.begin();
  }

  choose(kind: UnlinkedRuleKind, connectionId = this.bindings.connectionId): Promise<void> {
    return this.bindings
      .get(ChangeUnlinkedRule)
      .execute(this.bindings.tenantId, connectionId, { kind, unitId: null });
  }

  meet(
    identity: ReturnType<typeof aPerson>,
    browserHash = aBrowser(),
    loggedOnAs?: string,
  ): Promise<LogonOutcome | { readonly kind: 'turned_away' | 'linked' }> {
    return this.bindings.run((transaction) =>
      this.bindings.get(ApplyUnlinkedRule).executeIn(transaction, {
        browserHash,
        identity: { ...identity, connectionId: this.bindings.connectionId },
        method: SCAN_METHOD,
        loggedOnAs,
        returnTo: '/home',
        begunBy: newId(),
        browser: DEVICE,
        phone: DEVICE,
      }),
    );
  }

  /** Gives the second proof of a logon that lacks it. */
  second(accountId: string, browserHash: Buffer): Promise<LogonOutcome> {
    return this.bindings.get(AdvanceLogon).execute(this.bindings.tenantId, {
      browserHash,
      device: DEVICE,
      proof: { accountId, method: 'spec-key', authority: 'operator' },
      aim: { kind: 'need', need: SECOND_PROOF },
    });
  }

  /** An account whose address the operator has entered. */
  async withMailbox(role: Role = 'member'): Promise<Account & { readonly email: string }> {
    const username = `m-${newId().slice(-12)}`;
    const email = `${username}@acme.test`;
    const names = { username, email, displayName: 'Somebody', role };
    return { ...(await this.bindings.get(CreateAccount).execute(this.bindings.tenantId, names)), email };
  }

  links(): Promise<Record<string, unknown>[]> {
    return this.bindings.rows(
      'select account_id, origin, proven_by, authority from binding.binding where ended_at is null',
    );
  }

  /** The reason why the last attachment was offered although a rule would have spared it. */
  async reasonOfOffer(): Promise<unknown> {
    return (await this.bindings.events('binding.attachment.offered.v1')).at(-1)?.payload['reason'];
  }
}
