import { Inject, Injectable } from '@nestjs/common';
import * as z from 'zod';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { json, readDatabaseNow, type Transaction } from '#database';
import { ChainEnds } from '../chain/chain-ends.js';
import type { Manifest } from '../document/manifest.js';
import { sha256Text, signature, timeText } from '../document/signed.js';
import { insertEndedLog } from '../infra/log-statements.js';
import { SignedPolicies } from '../policy/signed-policies.js';
import { LogSigner } from '../signing/log-signer.js';

/** What remains of the log of a deleted tenant. */
export const endedDocument = z.strictObject({
  version: z.literal(1),
  kind: z.literal('ended'),
  tenant: z.uuid(),
  sequence: z.int().nonnegative().describe('Last record of the log'),
  hash: sha256Text.describe('Hash of that record'),
  exported: z
    .strictObject({
      sha256: sha256Text.describe('SHA-256 of the file'),
      count: z.int().nonnegative(),
      lastSequence: z.int().positive().nullable(),
    })
    .describe('The export that was made first. Records after its last one are about the export itself'),
  endedAt: timeText,
  ...signature,
});

export type EndedLog = Readonly<z.output<typeof endedDocument>>;

/** Ends a log, because its tenant is deleted. The signed statement proves to holders of its checkpoints that the end was legitimate. */
@Injectable()
export class EndLog {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly ends: ChainEnds,
    private readonly signer: LogSigner,
    private readonly policies: SignedPolicies,
  ) {}

  /** @throws DomainError `audit.held` when the log is under legal hold; `audit.policy.forged` when the policy cannot tell whether it is */
  async refuseHeld(transaction: Transaction): Promise<void> {
    const { hold } = (await this.policies.take(transaction)).policy;
    if (hold === null) return;
    throw new DomainError('conflict', 'audit.held', {
      detail: `The log has been under legal hold since ${hold.since.toISOString()}: ${hold.reason}. Release it first, with: audit retention release`,
    });
  }

  /**
   * Signs where the log of the transaction's tenant ends, and what was exported from it.
   *
   * @throws DomainError `audit.held`, `audit.policy.forged`
   */
  async executeIn(
    transaction: Transaction,
    { sha256, count, lastSequence }: Pick<Manifest, 'sha256' | 'count' | 'lastSequence'>,
  ): Promise<EndedLog> {
    await this.refuseHeld(transaction);
    const { tenant, sequence, hash } = await this.ends.take(transaction);
    const now = await readDatabaseNow(transaction, this.clock.now());
    const document = endedDocument.parse(
      this.signer.sign({
        version: 1,
        kind: 'ended',
        tenant,
        sequence,
        hash,
        exported: {
          sha256,
          count,
          lastSequence,
        },
        endedAt: now.toISOString(),
      }),
    );
    await transaction.run(insertEndedLog, { id: tenant, document: json(document) });
    return document;
  }
}
