import type { Snapshot } from '#database';
import type { Manifest } from '../document/manifest.js';
import { NO_HASH } from '../document/canonical-form.js';
import type { ExportSpec } from './export-spec.js';
import { END_OF_CHAIN, placesOf } from './export-sql.js';

/** Interval of records whose hashes are in the manifest; the last record's is, too. */
const ANCHOR_EVERY = 1_000;

/** The extent of an export, known before its first byte is written. */
export type ExportExtent = Pick<
  Manifest,
  'count' | 'firstSequence' | 'lastSequence' | 'contiguous' | 'chain' | 'anchors'
>;

interface Anchor {
  readonly place: number;
  readonly sequence: number;
  readonly hash: string;
}

interface ChainRow {
  readonly sequence: number;
  readonly hash: string;
}

/** Scans the records of an export: their number, the first and the last, and the hashes of some. */
export async function extentOf(snapshot: Snapshot, spec: ExportSpec): Promise<ExportExtent> {
  const places = await snapshot.query<Anchor>(placesOf(spec, ANCHOR_EVERY));
  const [chain = { sequence: 0, hash: NO_HASH }] = await snapshot.query<ChainRow>(END_OF_CHAIN);
  const [first, last] = [places[0], places.at(-1)];
  const anchors = places.filter(({ place }) => place % ANCHOR_EVERY === 0 || place === last?.place);
  return {
    count: last?.place ?? 0,
    firstSequence: first?.sequence ?? null,
    lastSequence: last?.sequence ?? null,
    contiguous:
      last === undefined || first === undefined || last.sequence - first.sequence + 1 === last.place,
    chain,
    anchors: anchors.map(({ sequence, hash }) => ({ sequence, hash })),
  };
}
