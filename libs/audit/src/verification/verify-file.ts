import { NO_HASH } from '../document/canonical-form.js';
import { manifestDocument, type Manifest } from '../document/manifest.js';
import type { PublicKeys } from '../signing/public-keys.js';
import { exportedDocuments } from './exported-documents.js';
import { FileBytes } from './file-bytes.js';
import { manifestProblems, signatureFlaw } from './manifest-problems.js';
import { verdictOf, type Problem, type Verdict } from './verdict.js';
import { verifyChain } from './verify-chain.js';

/** An exported file, and what is needed to judge it. */
export interface ExportedFile {
  /** Path of the file. */
  readonly file: string;
  /** Text of its manifest. */
  readonly manifest: string;
  readonly keys: PublicKeys;
}

/** What was found, and of what. */
export interface FileVerdict extends Verdict {
  /** The manifest, whether it is genuine or not; null when it is none. */
  readonly manifest: Manifest | null;
}

/** Verifies an exported file by its manifest and the public key, at constant memory: nothing else is needed. */
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
    return undefined; // whatever else it is, it is no manifest
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

/** A manifest that nobody signed proves nothing, but the records can still be at odds with themselves. */
function worst(flaw: Problem | undefined, ofFile: Problem | undefined): Problem | undefined {
  if (flaw === undefined || ofFile === undefined) return flaw ?? ofFile;
  return { ...flaw, sequence: ofFile.sequence, detail: `${flaw.detail} ${ofFile.detail}` };
}
