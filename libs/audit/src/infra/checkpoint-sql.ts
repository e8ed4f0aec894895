/**
 * Statements on checkpoints. They are text, because snapshots read the same columns through cursors, and the end of the log is read from the view
 * `audit.entry`, which typed statements do not know.
 */

/** The columns of a `CheckpointRow`. */
const CHECKPOINT_COLUMNS = `tenant_id as "tenant", sequence, encode(hash, 'hex') as "hash",
  recorded_at as "recordedAt", made_at as "madeAt", key_id as "keyId", encode(signature, 'base64') as "signature"`;

/** Maximum number of records between two checkpoints. */
const RECORDS = 1_000;

/** Seconds after which a checkpoint is made even if there are fewer records. */
const SECONDS = 3_600;

/** Maximum number of tenants in one run, and of checkpoints for one tenant; the next run continues. */
const MOST = 500;

/** Tenants with a checkpoint due; `$1` is the present time. */
export const TENANTS_DUE = `select c.tenant_id as "tenantId" from audit.chain c
  left join lateral (select k.sequence, k.made_at from audit.checkpoint k where k.tenant_id = c.tenant_id
    order by k.sequence desc limit 1) k on true
  where (c.head ->> 'sequence')::bigint = c.last_sequence and (c.last_sequence >= coalesce(k.sequence, 0) + ${String(RECORDS)}
    or (c.last_sequence > coalesce(k.sequence, 0)
      and coalesce(k.made_at <= $1::timestamptz - make_interval(secs => ${String(SECONDS)}), true)))
  limit ${String(MOST)}`;

/** The head of the log of tenant `$1`, if the log's end matches it. */
export const HEAD_AT_END = `select c.head from audit.chain c join audit.entry e
    on e.sequence = c.last_sequence and e.hash = c.last_hash
  where c.tenant_id = $1 and c.head ->> 'sequence' = c.last_sequence::text
    and c.head ->> 'hash' = encode(c.last_hash, 'hex')`;

/** Every thousandth record of tenant `$1` after the newest checkpoint, and record `$2`, the last signed one. */
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

/** Inserts a checkpoint. Of two equal ones, the first is kept. */
export const KEEP_CHECKPOINT = `insert into audit.checkpoint (tenant_id, sequence, hash, recorded_at, made_at, key_id, signature)
  values ($1, $2, decode($3, 'hex'), $4, $5, $6, decode($7, 'base64')) on conflict do nothing`;

/** The newest checkpoints of tenant `$1` for records before `$2`; at most `$3`. */
export const NEWEST_CHECKPOINTS = `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
  where tenant_id = $1 and ($2::bigint is null or sequence < $2) order by audit.checkpoint.sequence desc limit $3`;

/** The oldest checkpoints of tenant `$1` for records after `$2`; at most `$3`. */
export const CHECKPOINTS_AFTER = `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
  where tenant_id = $1 and sequence > $2 order by audit.checkpoint.sequence limit $3`;

/** The checkpoint of record `$2` of tenant `$1`. */
export const CHECKPOINT_OF_RECORD = `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
  where tenant_id = $1 and sequence = $2`;

/** The checkpoints of tenant `$1` for records from `$2` to `$3`, in order. */
export const CHECKPOINTS_BETWEEN = `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
  where tenant_id = $1 and audit.checkpoint.sequence between $2 and $3 order by audit.checkpoint.sequence`;

/** The newest checkpoint of tenant `$1` that was delivered to sink `$2` more than `$4` seconds before `$3`. */
export const NEWEST_DELIVERED = `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
  where tenant_id = $1 and made_at < $3::timestamptz - make_interval(secs => $4) and sequence <= (
    select sequence from audit.checkpoint_sink where tenant_id = $1 and sink = $2)
  order by audit.checkpoint.sequence desc limit 1`;
