/**
 * Statements on checkpoints. They are text: snapshots read by the same columns, through cursors, and what is to be vouched for stands in
 * the view `audit.entry`, which is no table.
 */

/** What makes a `CheckpointRow`. */
const CHECKPOINT_COLUMNS = `tenant_id as "tenant", sequence, encode(hash, 'hex') as "hash",
  recorded_at as "recordedAt", made_at as "madeAt", key_id as "keyId", encode(signature, 'base64') as "signature"`;

/** Records after which a checkpoint is made at the latest. */
const RECORDS = 1_000;

/** Seconds after which one is made of fewer records. */
const SECONDS = 3_600;

/** Tenants looked after in one run, and checkpoints made of one tenant; the next run goes on. */
const MOST = 500;

/** Tenants of whose logs a checkpoint is due; the present is `$1`. */
export const TENANTS_DUE = `select c.tenant_id as "tenantId" from audit.chain c
  left join lateral (select k.sequence, k.made_at from audit.checkpoint k where k.tenant_id = c.tenant_id
    order by k.sequence desc limit 1) k on true
  where (c.head ->> 'sequence')::bigint = c.last_sequence and (c.last_sequence >= coalesce(k.sequence, 0) + ${String(RECORDS)}
    or (c.last_sequence > coalesce(k.sequence, 0)
      and coalesce(k.made_at <= $1::timestamptz - make_interval(secs => ${String(SECONDS)}), true)))
  limit ${String(MOST)}`;

/** What vouches for the end of the log of a tenant `$1`, if it stands where it says. */
export const HEAD_AT_END = `select c.head from audit.chain c join audit.entry e
    on e.sequence = c.last_sequence and e.hash = c.last_hash
  where c.tenant_id = $1 and c.head ->> 'sequence' = c.last_sequence::text
    and c.head ->> 'hash' = encode(c.last_hash, 'hex')`;

/** Every thousandth record of a tenant `$1` after the newest checkpoint, and the record `$2`, which is the last that is signed. */
export const TO_VOUCH_FOR = `with chain as (
    select $2::bigint as "end", greatest(first_sequence - 1,
      (select max(sequence) from audit.checkpoint where tenant_id = $1)) as begin
    from audit.chain where tenant_id = $1
  )
  select e.sequence, encode(e.hash, 'hex') as hash, e.recorded_at as "recordedAt" from audit.entry e
  where e.sequence in (
    select generate_series(begin + ${String(RECORDS)}, "end", ${String(RECORDS)}) from chain
    union select "end" from chain where "end" > begin)
  order by e.sequence limit ${String(MOST)}`;

/** Of two that make the same checkpoint the first one's is kept. */
export const KEEP_CHECKPOINT = `insert into audit.checkpoint (tenant_id, sequence, hash, recorded_at, made_at, key_id, signature)
  values ($1, $2, decode($3, 'hex'), $4, $5, $6, decode($7, 'base64')) on conflict do nothing`;

/** The newest checkpoints of a tenant `$1`, of records before `$2`, `$3` at most. */
export const NEWEST_CHECKPOINTS = `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
  where tenant_id = $1 and ($2::bigint is null or sequence < $2) order by audit.checkpoint.sequence desc limit $3`;

/** The oldest checkpoints of a tenant `$1`, of records behind `$2`, `$3` at most. */
export const CHECKPOINTS_AFTER = `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
  where tenant_id = $1 and sequence > $2 order by audit.checkpoint.sequence limit $3`;

/** The checkpoint of a record `$2` of a tenant `$1`. */
export const CHECKPOINT_OF_RECORD = `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
  where tenant_id = $1 and sequence = $2`;

/** The checkpoints of a tenant `$1`, of records from `$2` to `$3`, in order. */
export const CHECKPOINTS_BETWEEN = `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
  where tenant_id = $1 and audit.checkpoint.sequence between $2 and $3 order by audit.checkpoint.sequence`;

/** The newest checkpoint of a tenant `$1` that was brought to a place `$2` more than `$4` seconds before `$3`. */
export const NEWEST_DELIVERED = `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
  where tenant_id = $1 and made_at < $3::timestamptz - make_interval(secs => $4) and sequence <= (
    select sequence from audit.checkpoint_sink where tenant_id = $1 and sink = $2)
  order by audit.checkpoint.sequence desc limit 1`;
