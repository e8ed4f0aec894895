import type { Command } from 'commander';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { NewFile } from '../../terminal/new-file.js';
import { commandAction } from '../command-action.js';

interface Options {
  readonly out?: string;
  readonly force?: true;
}

/** Public keys are not secret: another user of the machine may verify a log with them. */
const READABLE = 0o644;

/** `audit public-key` */
export function addAuditPublicKey(audit: Command): void {
  commandAction(
    audit
      .command('public-key')
      .description('print the public keys that verify checkpoints and exports, as PEM')
      .option('--out <file>', 'write them to a file instead')
      .option('--force', 'replace an existing file'),
    publicKey,
  );
}

async function publicKey(product: Product, { out, force }: Options): Promise<Answer> {
  const { LogKeys } = await import('#audit');
  const keys = await product.get(LogKeys).publicKeys();
  const json = keys.list().map(({ id, pem, fingerprint }) => ({ keyId: id, pem, fingerprint }));
  if (out === undefined) return { json, text: keys.toPem().trimEnd() };
  const file = new NewFile(out, force === true, READABLE);
  try {
    file.write(keys.toPem());
    file.finish();
  } catch (error) {
    throw file.complaintAbout(error) ?? error;
  } finally {
    file.discard();
  }
  const fingerprints = json.map(({ keyId, fingerprint }) => `${keyId}  SHA-256 ${fingerprint}`);
  return { json, text: [`Written to ${out}. Compare the fingerprints:`, ...fingerprints].join('\n') };
}
