import { Injectable } from '@nestjs/common';
import { newId, type Present } from '#kernel';
import type { Transaction } from '#database';
import type { TakenProof } from '../domain/proof.js';

interface ProofRow {
  readonly method: string;
  readonly factor: TakenProof['evidence']['factor'];
  readonly amr: TakenProof['evidence']['amr'];
  readonly authority: TakenProof['authority'];
  readonly born_of: string | null;
}

/** Rows of the proofs that a logon has taken. */
@Injectable()
export class ProofStore {
  /** Keeps a further proof of a logon. Shares a round trip with what follows. */
  add(transaction: Transaction, logonId: string, accountId: string, proof: TakenProof, now: Present): void {
    transaction.send(
      `insert into logon.proof (id, tenant_id, logon_id, account_id, method, factor, amr, authority, born_of, proven_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        newId(),
        transaction.tenantId,
        logonId,
        accountId,
        proof.method,
        proof.evidence.factor,
        proof.evidence.amr,
        proof.authority,
        proof.bornOf ?? null,
        now,
      ],
    );
  }

  /** The proofs of a logon, the first one first. */
  async of(transaction: Transaction, logonId: string): Promise<readonly TakenProof[]> {
    const rows = await transaction.query<ProofRow & Record<string, unknown>>(
      `select method, factor, amr, authority, born_of from logon.proof
       where tenant_id = $1 and logon_id = $2 order by proven_at, id`,
      [transaction.tenantId, logonId],
    );
    return rows.map(({ method, factor, amr, authority, born_of: bornOf }) => ({
      method,
      authority,
      evidence: { factor, amr },
      bornOf: bornOf ?? undefined,
    }));
  }
}
