import { Client } from 'pg';
import { connectionOptions } from '#database';
import type { TestDatabase } from '#testing';
import type { AuditDocument } from '../document/audit-document.js';
import { NO_HASH } from '../document/canonical-form.js';
import { statementDocument, statementHash } from '../document/statement.js';
import { UNDECIDED } from '../policy/log-policy.js';
import { documentOfPolicy } from '../policy/policy-signature.js';
import type { LogSigner } from '../signing/log-signer.js';
import { insertRecords } from './insert-records.js';

/** Writes a chain into the empty log of a tenant, as its worker would have sealed and signed it. */
export async function fillLog(
  { url }: TestDatabase,
  chain: readonly AuditDocument[],
  signer: LogSigner,
): Promise<void> {
  const [first, last] = [chain[0], chain.at(-1)];
  if (first === undefined || last === undefined) return;
  const client = new Client(connectionOptions(url));
  await client.connect();
  try {
    await insertRecords(client, chain);
    await client.query(
      `insert into audit.chain (tenant_id, last_sequence, last_hash, last_recorded_at, first_sequence)
       values ($1, $2, $3, $4, $5)`,
      [last.tenant, last.sequence, Buffer.from(last.hash, 'hex'), last.recordedAt, first.sequence],
    );
    await vouchFor(client, signer, first, last);
  } finally {
    await client.end();
  }
}

/** The documents that the product signs when it adopts a log. */
async function vouchFor(
  client: Client,
  signer: LogSigner,
  first: AuditDocument,
  { tenant, sequence, hash, recordedAt }: AuditDocument,
): Promise<void> {
  const statement = statementDocument.parse(
    signer.sign({
      version: 1,
      kind: 'adopted',
      tenant,
      number: 1,
      previous: NO_HASH,
      sequence,
      hash,
      first: first.sequence,
      before: first.previousHash,
      madeAt: recordedAt,
    }),
  );
  const named = { number: 1, hash: statementHash(statement) };
  const head = signer.sign({
    version: 1,
    kind: 'head',
    tenant,
    sequence,
    hash,
    recordedAt,
    statement: named,
    policy: 1,
  });
  const { keyId, signature } = signer.sign(documentOfPolicy(tenant, UNDECIDED));
  await client.query('insert into audit.statement (tenant_id, number, document) values ($1, 1, $2)', [
    tenant,
    statement,
  ]);
  await client.query('update audit.chain set head = $2 where tenant_id = $1', [tenant, head]);
  await client.query(
    `insert into audit.policy (tenant_id, ip_form, agent_form, revision, seal) values ($1, 'full', 'full', 1, $2)`,
    [tenant, { keyId, signature }],
  );
}
