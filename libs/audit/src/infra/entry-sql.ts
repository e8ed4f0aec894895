/** Queries on the view of the records. They are text, because typed statements know only tables. */
import { ENTRY_COLUMNS } from '../document/entry-row.js';
import { MOST_RECORDS } from '../webhook/delivery/message-of-records.js';

/** The records from `$1` to `$2`, in order, up to the size of a message. */
export const RECORDS_BETWEEN = `select ${ENTRY_COLUMNS} from audit.entry
  where sequence >= $1 and sequence <= $2 order by entry.sequence limit ${String(MOST_RECORDS)}`;

/** Record `$1`, the one before it and the one after it. */
export const NEIGHBOURS = `select ${ENTRY_COLUMNS} from audit.entry
  where sequence between $1::bigint - 1 and $1::bigint + 1 order by entry.sequence`;

/** The record of event `$1`. */
export const RECORD_OF_EVENT = `select ${ENTRY_COLUMNS} from audit.entry where id = $1`;

const MOST_OF_ONE_ACT = 100;

/** The records with correlation id `$1`, oldest first. */
export const RECORDS_OF_ACT = `select ${ENTRY_COLUMNS} from audit.entry
  where correlation_id = $1 order by entry.occurred_at, entry.sequence limit ${String(MOST_OF_ONE_ACT)}`;

/** The number and hash of the last record. */
export const LAST_RECORD = `select sequence as last, encode(hash, 'hex') as hash from audit.entry
  order by entry.sequence desc limit 1`;

/** The stored hash of record `$1`. */
export const HASH_OF_RECORD = `select encode(hash, 'hex') as hash from audit.entry where sequence = $1`;

/** The stored hashes of records `$1`. */
export const HASHES_OF_RECORDS = `select sequence, encode(hash, 'hex') as hash from audit.entry
  where sequence = any($1::bigint[])`;

/** The records from `$1` to `$2`, in order; duplicates of a number by their time. */
export const ALL_BETWEEN = `select ${ENTRY_COLUMNS} from audit.entry
  where entry.sequence between $1 and $2 order by entry.sequence, entry.recorded_at`;
