import { NO_HASH } from '../document/canonical-form.js';
import { manifestDocument, type Manifest } from '../document/manifest.js';
import type { PublicKeys } from '../signing/public-keys.js';
import { exportedDocuments } from './exported-documents.js';
import { FileBytes } from './file-bytes.js';
import { manifestProblems, signatureFlaw } from './manifest-problems.js';
import { verdictOf, type Problem, type Verdict } from './verdict.js';
import { verifyChain } from './verify-chain.js';

/** An exported file, and what is needed to verify it. */
export interface ExportedFile {
  /** The path of the file. */
  readonly file: string;
  /** The text of its manifest. */
  readonly manifest: string;
  readonly keys: PublicKeys;
}

/** The result, and what was verified. */
export interface FileVerdict extends Verdict {
  /** The manifest, whether its signature is valid or not; null if it is unreadable. */
  readonly manifest: Manifest | null;
}

/** Verifies an exported file by its manifest and the public key, with constant memory and without anything else. */
export async function verifyFile({ file, manifest: text, keys }: ExportedFile): Promise<FileVerdict> {
  const manifest = manifestOf(text);
  if (manifest === undefined)
    return {
      ...verdictOf(manifestProblems.unreadable(), { checked: 0, from: null, to: null }),
      manifest: null,
    };
  const bytes = new FileBytes(file);
  const found = await verifyChain(exportedDocuments(manifest.format, bytes), expectedBy(manifest));
  const ofFile =
    found.problem ??
    manifestProblems.ofFile(manifest, found, bytes.read()) ??
    (manifest.unproven === undefined ? undefined : manifestProblems.unproven(manifest.unproven));
  return { ...verdictOf(worst(signatureFlaw(manifest, keys), ofFile), found), manifest };
}

function manifestOf(text: string): Manifest | undefined {
  try {
    return manifestDocument.parse(JSON.parse(text));
  } catch {
    return undefined; // not a manifest, whatever it is
  }
}

function expectedBy(manifest: Manifest): Parameters<typeof verifyChain>[1] {
  const { tenant, contiguous, firstSequence, lastSequence, chain, anchors } = manifest;
  const beforeFirst = (firstSequence ?? 1) - 1;
  return {
    tenant: tenant.id,
    contiguous,
    before: { sequence: beforeFirst, hash: beforeFirst === 0 ? NO_HASH : undefined },
    last: {
      sequence: lastSequence ?? 0,
      hash: lastSequence === chain.sequence ? chain.hash : undefined,
      source: 'the manifest',
    },
    anchors: anchors.map((anchor) => ({ ...anchor, source: 'the manifest' })),
  };
}

/** A manifest without a valid signature proves nothing, but the records can still contradict themselves. */
function worst(flaw: Problem | undefined, ofFile: Problem | undefined): Problem | undefined {
  if (flaw === undefined || ofFile === undefined) return flaw ?? ofFile;
  return { ...flaw, sequence: ofFile.sequence, detail: `${flaw.detail} ${ofFile.detail}` };
}
