import { LogonPolicy, type FormAuthenticator, type LogonOutcome } from '../index.js';
import { aBrowser, type LogonScene } from './logon-scene.js';

/** Key of the requirement that every logon of the scene lacks until it has been met. */
export const FACTOR = 'spec.factor';

/** Proves any account it is asked for. */
export const WAY: FormAuthenticator = {
  key: 'spec-key',
  label: { en: 'Key', zh: '密钥' },
  evidence: { factor: 'possession', amr: ['swk'] },
  advance: ({ accountId = '' }) =>
    Promise.resolve({ kind: 'proven', accountId, authority: 'operator' as const }),
};

/** Logons of a scene that need a further proof, in the browser of the running test. */
export class FurtherProofs {
  browser = aBrowser();

  constructor(private readonly scene: LogonScene) {
    scene.get(LogonPolicy).registerFactor({
      key: FACTOR,
      label: WAY.label,
      ways: [WAY],
      isMissing: (_transaction, { proofs }) =>
        Promise.resolve(!proofs.some(({ method }) => method === WAY.key)),
    });
  }

  /** A new browser for the next test. */
  begin(): void {
    this.browser = aBrowser();
  }

  /** Begins a logon by a first proof. */
  first(
    change: { bornOf?: string; accountId?: string; begunBy?: string; application?: string } = {},
  ): Promise<LogonOutcome> {
    const { bornOf, accountId = this.scene.account.id, begunBy, application } = change;
    return this.scene.advance({
      browserHash: this.browser,
      proof: { accountId, method: 'proof', authority: 'operator', bornOf },
      aim: { kind: 'logon', returnTo: '/t/x/', begunBy, application },
    });
  }

  /** Gives the further proof. */
  second(
    change: { accountId?: string; browserHash?: Buffer; method?: string; need?: string } = {},
  ): Promise<LogonOutcome> {
    const {
      accountId = this.scene.account.id,
      browserHash = this.browser,
      method = WAY.key,
      need = FACTOR,
    } = change;
    return this.scene.advance({
      browserHash,
      proof: { accountId, method, authority: 'operator' },
      aim: { kind: 'need', need },
    });
  }
}
