import { PublicKeys, verifyFile } from '../../../../../libs/audit/src/offline.js';
import { isOfSystem } from '../../error-code.js';
import { CommandFailure } from '../../failure.js';
import { readGiven, unreadable } from '../../terminal/read-given.js';
import type { VerificationReport } from './verification-report.js';

interface Given {
  readonly file: string;
  readonly manifest: string;
  readonly publicKey: string;
}

/** Verifies an exported file without the product. */
export async function verifyExport(given: Given): Promise<VerificationReport> {
  const keys = publicKeysIn(given.publicKey);
  const manifest = readGiven(given.manifest);
  const verdict = await verifyFile({ file: given.file, manifest, keys }).catch((error: unknown) => {
    throw isOfSystem(error) ? unreadable(given.file, error) : error;
  });
  const { checked, from, to, manifest: stated } = verdict;
  const { format, contiguous, filter, tenant, madeAt, keyId } = stated ?? {};
  const part = contiguous === false ? 'a selection of ' : '';
  return {
    verdict,
    more: { manifest: stated === null ? null : { format, contiguous, filter, tenant, madeAt, keyId } },
    subject: given.file,
    extent: `${part}${String(checked)} records of "${tenant?.slug ?? ''}", from ${String(from ?? 0)} to ${String(to ?? 0)}, exported at ${madeAt ?? ''}, signed by the key "${keyId ?? ''}"`,
  };
}

/** @throws CommandFailure when the file contains no public key */
export function publicKeysIn(path: string): PublicKeys {
  const pem = readGiven(path);
  try {
    return PublicKeys.fromPem(pem);
  } catch (error) {
    throw new CommandFailure(`${path} contains no public key of a log, as printed by "audit public-key".`, {
      cause: error,
    });
  }
}
