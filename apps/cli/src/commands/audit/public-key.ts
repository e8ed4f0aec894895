import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { operates } from '../operation.js';
import { unwritable } from '../../terminal/read-given.js';

/** `audit public-key` */
export function addAuditPublicKey(audit: Command): void {
  operates(
    audit
      .command('public-key')
      .description('print the public keys by which checkpoints and exports are checked, as PEM')
      .option('--out <file>', 'write them to a file instead'),
    publicKey,
  );
}

async function publicKey(product: Product, { out }: { readonly out?: string }): Promise<Answer> {
  const { LogKeys } = await import('#audit');
  const keys = await product.get(LogKeys).publicKeys();
  const json = keys.list().map(({ id, pem, fingerprint }) => ({ keyId: id, pem, fingerprint }));
  if (out === undefined) return { json, text: keys.toPem().trimEnd() };
  try {
    writeFileSync(out, keys.toPem());
  } catch (error) {
    throw unwritable(out, error);
  }
  const fingerprints = json.map(({ keyId, fingerprint }) => `${keyId}  SHA-256 ${fingerprint}`);
  return { json, text: [`Written to ${out}. Compare the fingerprints:`, ...fingerprints].join('\n') };
}
