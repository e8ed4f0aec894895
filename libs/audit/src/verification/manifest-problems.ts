import type { Manifest } from '../document/manifest.js';
import type { PublicKeys } from '../signing/public-keys.js';
import { signatureState } from '../signing/signatures.js';
import { problems } from './problems.js';
import type { Problem, Verdict } from './verdict.js';

/** Problems of a manifest, or of a file with valid records that does not match it. */
export const manifestProblems = {
  unreadable: (): Problem => ({
    code: 'manifest_forged',
    sequence: null,
    detail: 'The manifest is not the one of an export: it has another form.',
  }),
  forged: (): Problem => ({
    code: 'manifest_forged',
    sequence: null,
    detail: 'The manifest is not as it was signed, or was signed by another key.',
  }),
  keyUnknown: (keyId: string): Problem => ({
    code: 'manifest_key_unknown',
    sequence: null,
    detail: `The manifest is signed by the key "${keyId}", which is not among the public keys.`,
  }),
  unproven: (code: string): Problem => ({
    code: 'export_unproven',
    sequence: null,
    detail: `The file is the one that was exported, but the log was not intact then (${code}): verify the log.`,
  }),
  ofFile: fileProblem,
};

function fileProblem(
  manifest: Manifest,
  found: Pick<Verdict, 'checked' | 'from'>,
  file: { readonly bytes: number; readonly sha256: string },
): Problem | undefined {
  const { firstSequence, count, sha256 } = manifest;
  if (firstSequence !== null && found.from !== null && found.from > firstSequence)
    return problems.missing(firstSequence, found.from);
  if (found.checked !== count)
    return {
      code: 'manifest_contradicts',
      sequence: null,
      detail: `The file holds ${String(found.checked)} records and the manifest states ${String(count)}: records were taken out or put in, and as the export is a selection it cannot be told which.`,
    };
  if (file.sha256 === sha256 && file.bytes === manifest.bytes) return undefined;
  return {
    code: 'file_changed',
    sequence: null,
    detail:
      'The file is not the one that was signed, though every record in it is sound by itself: something around the records was changed, or one record of a selection was replaced.',
  };
}

/** The problem with the signature of a manifest. */
export function signatureFlaw(manifest: Manifest, keys: PublicKeys): Problem | undefined {
  switch (signatureState(manifest, keys)) {
    case 'valid':
      return undefined;
    case 'forged':
      return manifestProblems.forged();
    case 'key_unknown':
      return manifestProblems.keyUnknown(manifest.keyId);
  }
}
