import type { Snapshot } from '#database';
import type { Manifest } from '../document/manifest.js';
import { NO_HASH } from '../document/canonical-form.js';
import type { ExportOrder } from './export-order.js';
import { END_OF_CHAIN, placesOf } from './export-sql.js';

/** Every so many records, and for the last, the manifest says what its hash is. */
const ANCHOR_EVERY = 1_000;

/** What an export will hold, known before its first byte is written. */
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

/** Looks through the records of an order: how many there are, from where to where, and the hashes of some. */
export async function extentOf(snapshot: Snapshot, order: ExportOrder): Promise<ExportExtent> {
  const places = await snapshot.query<Anchor>(placesOf(order, ANCHOR_EVERY));
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
