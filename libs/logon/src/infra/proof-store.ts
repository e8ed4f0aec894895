import { Injectable } from '@nestjs/common';
import { newId, type DatabaseNow } from '#kernel';
import type { Transaction } from '#database';
import type { TakenProof } from '../domain/proof.js';
import { insertProof, proofsOfLogon } from './proof-statements.js';

/** Rows of the proofs that logons have accepted. */
@Injectable()
export class ProofStore {
  /** Stores a further proof of a logon. Shares a round trip with the next statement. */
  add(
    transaction: Transaction,
    logonId: string,
    accountId: string,
    proof: TakenProof,
    now: DatabaseNow,
  ): void {
    transaction.send(insertProof, {
      id: newId(),
      tenantId: transaction.tenantId,
      logonId,
      accountId,
      method: proof.method,
      ...proof.evidence,
      authority: proof.authority,
      bornOf: proof.bornOf ?? null,
      now,
    });
  }

  /** The proofs of a logon, the first one first. */
  async of(transaction: Transaction, logonId: string): Promise<readonly TakenProof[]> {
    const rows = await transaction.run(proofsOfLogon, { tenantId: transaction.tenantId, logonId });
    return rows.map(({ method, factor, amr, authority, bornOf }) => ({
      method,
      // A logon that still waits always has it.
      authority: authority ?? 'member',
      evidence: { factor, amr },
      bornOf: bornOf ?? undefined,
    }));
  }
}
