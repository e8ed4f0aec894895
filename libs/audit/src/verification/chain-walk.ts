import type { AuditDocument } from '../document/audit-document.js';
import { hashOf } from '../document/canonical-form.js';
import type { Anchor, AnchorReader } from './anchors.js';
import { problems } from './problems.js';
import type { Problem } from './verdict.js';

/** A record's sequence number and hash. */
export interface Place {
  readonly sequence: number;
  readonly hash: string;
}

/** The required beginning and end of a chain. */
export interface ChainEnds {
  readonly tenant: string;
  /** The place before the first record: 0 and zeros at the beginning of the log. Undefined: any beginning is accepted. */
  readonly before?: PlaceBefore | undefined;
  /** The last record that must exist, and the evidence for it. Undefined: any end is accepted. */
  readonly last?: LastPlace | undefined;
  /** False: records may be missing, as in a filtered export. */
  readonly contiguous: boolean;
}

interface PlaceBefore {
  readonly sequence: number;
  /** Undefined: the first record's own `previousHash`. */
  readonly hash?: string | undefined;
}

interface LastPlace {
  readonly sequence: number;
  readonly hash?: string | undefined;
  readonly source: string;
}

/** Two neighbours that do not fit. The next record or anchor shows which of them is wrong. */
interface BrokenJoint {
  readonly before: PlaceBefore;
  readonly after: Place;
}

/** Checks a chain record by record, and keeps only the last two in memory. */
export class ChainWalk {
  checked = 0;
  from: number | null = null;
  to: number | null = null;
  #previous: PlaceBefore | undefined;
  /** Sequence number of the last record that an anchor has confirmed. */
  #proven: number | undefined;
  #broken: BrokenJoint | undefined;

  constructor(
    private readonly ends: ChainEnds,
    private readonly anchors: AnchorReader,
  ) {
    this.#previous = ends.before;
    this.#proven = ends.before?.sequence;
  }

  /** Checks the next record. */
  async accept(record: AuditDocument): Promise<Problem | undefined> {
    if (this.#broken !== undefined) return this.blame(this.#broken, record.previousHash);
    this.from ??= record.sequence;
    const problem = this.misplaced(record) ?? unsound(record);
    if (problem !== undefined) return problem;
    this.#broken = this.jointBefore(record);
    const contradiction = await this.contradicted(record);
    if (contradiction !== undefined) return contradiction;
    this.#previous = { sequence: record.sequence, hash: record.hash };
    this.checked += 1;
    this.to = record.sequence;
    return undefined;
  }

  /** Checks, after the last record, that the chain is complete. */
  async end(): Promise<Problem | undefined> {
    const { last } = this.ends;
    if (this.#broken !== undefined) return this.blame(this.#broken, last?.hash);
    const end = this.#previous?.sequence ?? 0;
    if (last !== undefined && last.sequence > end) return this.truncated(end, last);
    if (last?.hash !== undefined && last.sequence === end && last.hash !== this.#previous?.hash)
      return problems.endContradicts(Math.max(end, 1), last.source);
    for (let anchor = await this.anyAnchor(); anchor !== undefined; anchor = await this.anyAnchor()) {
      if (anchor.flaw !== undefined) return anchor.flaw;
      if (anchor.sequence > end) return this.truncated(end, anchor);
      if (this.contradicts(anchor, this.#previous)) return problems.contradicted(anchor, this.#proven);
    }
    return undefined;
  }

  /** The sequence number that the next record must have; in a selection, the number that it claims. */
  next(seems: number | undefined): number {
    const expected = (this.#previous?.sequence ?? 0) + 1;
    return this.ends.contiguous ? expected : (seems ?? expected);
  }

  private truncated(end: number, { sequence, source }: LastPlace): Problem {
    return problems.truncated(this.ends.contiguous ? end + 1 : sequence, sequence, source);
  }

  private anyAnchor(): Promise<Anchor | undefined> {
    return this.anchors.take(Number.MAX_SAFE_INTEGER);
  }

  private misplaced({ sequence, tenant }: AuditDocument): Problem | undefined {
    if (tenant !== this.ends.tenant) return problems.foreign(sequence);
    const [previous, last] = [this.#previous?.sequence, this.ends.last?.sequence];
    if (previous !== undefined && sequence <= previous) return problems.doubled(sequence);
    if (last !== undefined && sequence > last && (previous ?? 0) >= last)
      return problems.unaccounted(sequence, last);
    if (previous !== undefined && this.ends.contiguous && sequence > previous + 1)
      return problems.missing(previous + 1, sequence);
    return undefined;
  }

  private jointBefore({ sequence, hash, previousHash }: AuditDocument): BrokenJoint | undefined {
    const before = this.#previous;
    if (before?.sequence !== sequence - 1 || before.hash === undefined) return undefined;
    if (before.hash === previousHash) return undefined;
    return { before, after: { sequence, hash } };
  }

  /** `vouched` is the hash that later evidence states for the record after the gap: if the record has it, the record before is wrong. */
  private blame({ before, after }: BrokenJoint, vouched: string | undefined): Problem {
    return vouched === after.hash && this.#proven !== before.sequence
      ? problems.resealed(before.sequence, after.sequence)
      : problems.resealed(after.sequence, before.sequence);
  }

  private async contradicted(record: Place): Promise<Problem | undefined> {
    for (;;) {
      const anchor = await this.anchors.take(record.sequence);
      if (anchor === undefined) return undefined;
      if (anchor.flaw !== undefined) return anchor.flaw;
      if (anchor.sequence === record.sequence && this.#broken !== undefined)
        return this.blame(this.#broken, anchor.hash);
      if (anchor.sequence > (this.#previous?.sequence ?? 0) && anchor.sequence < record.sequence)
        return problems.missing(anchor.sequence, record.sequence);
      if (this.contradicts(anchor, record) || this.contradicts(anchor, this.#previous))
        return problems.contradicted(anchor, this.#proven);
      if (anchor.sequence === record.sequence) this.#proven = anchor.sequence;
    }
  }

  /** Ignores anchors of records that retention has removed. */
  private contradicts(anchor: Anchor, place: PlaceBefore | undefined): boolean {
    return anchor.sequence === place?.sequence && place.hash !== undefined && anchor.hash !== place.hash;
  }
}

function unsound(record: AuditDocument): Problem | undefined {
  try {
    return hashOf(record) === record.hash ? undefined : problems.changed(record.sequence);
  } catch {
    return problems.unreadable(record.sequence, 'it has no canonical form'); // so it was never sealed
  }
}
