import { Inject, Injectable } from '@nestjs/common';
import { KEY_RING, type KeyRing } from '#runtime';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { ChainEnds } from '../chain/chain-ends.js';
import { keysOfLog } from '../infra/keys-of-log.js';
import { LogRekeyed } from '../events.js';
import { SignedPolicies } from '../policy/signed-policies.js';
import { LogSigner } from '../signing/log-signer.js';
import { SignLogStatement } from './sign-log-statement.js';

/**
 * Signs lock, policy and end of a log with the current key, and states by which keys earlier signatures are verified. The other keys may then leave the
 * ring.
 */
@Injectable()
export class RekeyLog {
  constructor(
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly ends: ChainEnds,
    private readonly policies: SignedPolicies,
    private readonly signer: LogSigner,
    private readonly statements: SignLogStatement,
  ) {}

  /**
   * Returns whether it was done: not if the log already uses the key, or if its end is not validly signed.
   *
   * @throws DomainError `audit.policy.forged`, `audit.key_missing`
   */
  async execute(tenantId: string): Promise<boolean> {
    const { keyId } = this.keyRing;
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const { lock, head } = await this.ends.take(transaction);
      // A log whose end is in doubt is not signed again: the new key must not vouch for it.
      if (lock === null || head === undefined) return false;
      if ((await keysOfLog(transaction)).every(({ key }) => key === keyId)) return false;
      await this.policies.take(transaction); // a policy without a valid signature is not signed again
      await this.statements.vouch(transaction, {
        kind: 'rekeyed',
        publicKeys: this.signer.publicKeys().toPem(),
      });
      this.events.publish(transaction, LogRekeyed, { outcome: 'success', keyId });
      return true;
    });
  }
}
