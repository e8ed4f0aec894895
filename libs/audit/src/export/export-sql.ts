/** Statements for exports, as text, because they read a view in a snapshot. */
import { conditionsOf, type ExportSpec } from './export-spec.js';

/** Positions, numbers and hashes of the first record, the last, and samples at regular intervals. */
export function placesOf(spec: ExportSpec, every: number): string {
  return `select place::float8 as place, sequence::float8 as sequence, encode(hash, 'hex') as hash
    from (
      select sequence, hash, row_number() over in_order as place, lead(sequence) over in_order as next
      from audit.entry where ${conditionsOf(spec)} window in_order as (order by sequence)
    ) as numbered
    where place = 1 or place % ${String(every)} = 0 or next is null order by place`;
}

export const END_OF_CHAIN = `select last_sequence::float8 as sequence, encode(last_hash, 'hex') as hash
  from audit.chain`;

/** The number of records, counted up to `most` + 1. */
export function countOf(spec: ExportSpec, most: number): string {
  const capped = `select 1 from audit.entry where ${conditionsOf(spec)} limit ${String(most + 1)}`;
  return `select count(*)::int as count from (${capped}) as counted`;
}

/** The records, in order. */
export function recordsOf(spec: ExportSpec, columns: string): string {
  return `select ${columns} from audit.entry where ${conditionsOf(spec)} order by sequence`;
}
