import { APP_ROLE } from '../app-role.js';
import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Runs as the owner, and resolves only names that include their schema. */
const FUNCTION = 'language plpgsql security definer set search_path = pg_catalog, pg_temp';

const TENANT = `tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;`;

/** The columns of a record, as they are written. */
const RECORD = {
  tenant_id: 'uuid',
  sequence: 'bigint',
  recorded_at: 'timestamptz',
  id: 'uuid',
  occurred_at: 'timestamptz',
  type: 'text',
  outcome: 'text',
  reason: 'text',
  actor_kind: 'text',
  actor_id: 'uuid',
  targets: 'jsonb',
  method: 'text',
  browser_ip: 'text',
  browser_agent: 'text',
  browser_name: 'text',
  browser_os: 'text',
  phone_ip: 'text',
  phone_agent: 'text',
  phone_name: 'text',
  phone_os: 'text',
  correlation_id: 'text',
  causation_id: 'text',
  detail: 'jsonb',
  previous_hash: 'bytea',
  hash: 'bytea',
} as const;

const COLUMNS = Object.keys(RECORD).join(', ');
const ARRAYS = Object.keys(RECORD)
  .map((column) => `all_${column}`)
  .join(', ');

/** The functions that only the owner and other functions call. */
const INTERNAL = ['make_partitions(timestamptz)', 'unlock_chain(text, text)'];

/** The functions that the application calls. */
const APPLICATION = [
  'ensure_partitions(timestamptz)',
  'take_chain_end()',
  `append_records(jsonb, ${Object.values(RECORD)
    .map((type) => `${type}[]`)
    .join(', ')})`,
  'add_statement(jsonb, jsonb, text, text)',
  'take_policy()',
  'change_policy(text, text, int, text, timestamptz, int, jsonb, jsonb, text, text)',
  'expirable_records()',
  'cut_off(jsonb, jsonb, text, text)',
  'tenants_with_a_log()',
];

/**
 * Protects a log beyond its hashes. The application's login reaches chain, records and policy only through functions: it can append to a
 * chain, and changes nothing else without the secret of the chain's lock. Only the holder of the key ring can compute that secret; the
 * database knows its hash (decision 0024).
 */
export const auditProof = sqlMigration('m0031-audit-proof', [
  `create table audit.statement (
    tenant_id uuid not null,
    number int not null check (number > 0),
    document jsonb not null,
    primary key (tenant_id, number)
  )`,
  `comment on table audit.statement is 'What holders of the key ring have stated about a log, signed: where it begins, and why'`,
  ...tenantOwned('audit.statement', ['select']),
  'alter table audit.chain add column head jsonb, add column lock text',
  `comment on column audit.chain.head is 'Signed document that says where the chain ends; null: nobody vouches for it'`,
  `comment on column audit.chain.lock is
    'Id of a key, a number, and the SHA-256 of the word that statements and changes of the policy need; each word serves once'`,
  'alter table audit.policy add column seal jsonb',
  `comment on column audit.policy.seal is 'Id of a key, and its signature over the rest of the row'`,
  `revoke insert on audit.record from ${APP_ROLE}`,
  `revoke insert, update, update (last_sequence, last_hash, last_recorded_at) on audit.chain from ${APP_ROLE}`,
  `revoke insert, update on audit.policy from ${APP_ROLE}`,

  'alter function audit.ensure_partitions(timestamptz) rename to make_partitions',
  'alter function audit.make_partitions(timestamptz) security invoker',
  // A new record always has the current time: partitions for other times would only help somebody forge old records.
  `create function audit.ensure_partitions(at timestamptz) returns void ${FUNCTION} as $$
   begin
     if at < now() - interval '40 days' or at > now() + interval '400 days' then
       raise exception 'The clock of the process is far from the one of the database' using errcode = 'check_violation';
     end if;
     perform audit.make_partitions(at);
   end $$`,

  // Locks the end of the tenant's chain, creating the chain if there is none: until the transaction ends, no one else can append to it.
  `create function audit.take_chain_end(out first_sequence bigint, out last_sequence bigint, out last_hash bytea,
     out last_recorded_at timestamptz, out head jsonb, out lock text, out ip_form text, out agent_form text) ${FUNCTION} as $$
   declare
     ${TENANT}
   begin
     insert into audit.chain (tenant_id, last_sequence, last_hash, last_recorded_at)
       select tenant, 0, decode(repeat('00', 32), 'hex'), to_timestamp(0)
       where tenant is not null and not exists (select from audit.chain where tenant_id = tenant)
       on conflict do nothing;
     select c.first_sequence, c.last_sequence, c.last_hash, c.last_recorded_at, c.head, c.lock
       into first_sequence, last_sequence, last_hash, last_recorded_at, head, lock
       from audit.chain c where tenant_id = tenant for update;
     select p.ip_form, p.agent_form into ip_form, agent_form from audit.policy p where tenant_id = tenant;
   end $$`,

  // The application can only append records.
  `create function audit.append_records(new_head jsonb, ${Object.entries(RECORD)
    .map(([column, type]) => `all_${column} ${type}[]`)
    .join(', ')}) returns void ${FUNCTION} as $$
   declare
     ${TENANT}
     chain audit.chain;
     last int := coalesce(array_length(all_sequence, 1), 0);
   begin
     select * into chain from audit.chain where tenant_id = tenant for update;
     if not found or last = 0 or (
       select bool_and(coalesce(r.tenant_id = tenant and r.sequence = chain.last_sequence + r.place
         and r.previous_hash = case r.place when 1 then chain.last_hash else all_hash[r.place - 1] end
         and r.recorded_at >= case r.place when 1 then chain.last_recorded_at else all_recorded_at[r.place - 1] end, false))
       from unnest(all_tenant_id, all_sequence, all_previous_hash, all_recorded_at)
         with ordinality as r (tenant_id, sequence, previous_hash, recorded_at, place)) is not true
     then
       raise exception 'Records are joined to the end of their chain' using errcode = 'check_violation';
     end if;
     insert into audit.record (${COLUMNS}) select * from unnest(${ARRAYS});
     update audit.chain set last_sequence = all_sequence[last], last_hash = all_hash[last],
       last_recorded_at = all_recorded_at[last], head = new_head where tenant_id = tenant;
   end $$`,

  `create function audit.unlock_chain(word text, next_lock text) returns audit.chain ${FUNCTION} as $$
   declare
     ${TENANT}
     chain audit.chain;
   begin
     select * into chain from audit.chain where tenant_id = tenant for update;
     if not found or next_lock is null or (chain.lock is not null
       and split_part(chain.lock, '.', 3) is distinct from encode(sha256(convert_to(word, 'UTF8')), 'hex'))
     then
       raise exception 'This needs the word of the chain, which comes with the key ring' using errcode = 'insufficient_privilege';
     end if;
     update audit.chain set lock = next_lock where tenant_id = tenant;
     return chain;
   end $$`,

  `create function audit.add_statement(statement jsonb, new_head jsonb, word text, next_lock text) returns void ${FUNCTION} as $$
   declare
     ${TENANT}
     next int;
   begin
     perform audit.unlock_chain(word, next_lock);
     select coalesce(max(number), 0) + 1 into next from audit.statement where tenant_id = tenant;
     if (statement ->> 'number')::int is distinct from next then
       raise exception 'Statements are numbered without a gap' using errcode = 'check_violation';
     end if;
     insert into audit.statement (tenant_id, number, document) values (tenant, next, statement);
     -- What was signed of records that are lost is void, and would stand in the way of what is signed of later ones.
     if statement ->> 'kind' = 'restored' then
       delete from audit.checkpoint where tenant_id = tenant and sequence > (statement ->> 'since')::bigint;
       update audit.checkpoint_sink set sequence = least(sequence, (statement ->> 'since')::bigint) where tenant_id = tenant;
     end if;
     update audit.chain set head = new_head where tenant_id = tenant;
   end $$`,

  // Locks the tenant's policy, and creates the row if the tenant has set none.
  `create function audit.take_policy(out ip_form text, out agent_form text, out retention_days int,
     out legal_hold_reason text, out legal_hold_since timestamptz, out revision int, out seal jsonb) ${FUNCTION} as $$
   declare
     ${TENANT}
   begin
     insert into audit.policy (tenant_id, ip_form, agent_form, revision)
       select tenant, 'full', 'full', 1
       where tenant is not null and not exists (select from audit.policy where tenant_id = tenant)
       on conflict do nothing;
     select p.ip_form, p.agent_form, p.retention_days, p.legal_hold_reason, p.legal_hold_since, p.revision, p.seal
       into ip_form, agent_form, retention_days, legal_hold_reason, legal_hold_since, revision, seal
       from audit.policy p where tenant_id = tenant for update;
   end $$`,
  `create function audit.change_policy(new_ip_form text, new_agent_form text, new_retention_days int,
     new_hold_reason text, new_hold_since timestamptz, new_revision int, new_seal jsonb, new_head jsonb, word text,
     next_lock text) returns void ${FUNCTION} as $$
   declare
     ${TENANT}
   begin
     perform audit.unlock_chain(word, next_lock);
     update audit.policy set ip_form = new_ip_form, agent_form = new_agent_form, retention_days = new_retention_days,
       legal_hold_reason = new_hold_reason, legal_hold_since = new_hold_since, revision = new_revision, seal = new_seal
       where tenant_id = tenant and revision <= new_revision;
     if not found then
       raise exception 'Revisions of the policy only grow' using errcode = 'check_violation';
     end if;
     update audit.chain set head = new_head where tenant_id = tenant;
   end $$`,

  // The records that the policy releases: up to the newest checkpoint whose record is old enough. The caller verifies the signature.
  'drop function audit.expire_records()',
  `create function audit.expirable_records(out is_held boolean, out first_before bigint, out first_after bigint,
     out checkpoint jsonb) ${FUNCTION} as $$
   declare
     ${TENANT}
     latest timestamptz;
   begin
     select first_sequence, first_sequence into first_before, first_after
       from audit.chain where tenant_id = tenant for update;
     first_before := coalesce(first_before, 1);
     first_after := first_before;
     select legal_hold_since is not null, clock_timestamp() - make_interval(days => greatest(retention_days, 30))
       into is_held, latest
       from audit.policy where tenant_id = tenant for share;
     if is_held is not false or latest is null then return; end if;
     select c.sequence + 1, jsonb_build_object('sequence', c.sequence, 'hash', encode(c.hash, 'hex'),
         'recordedAt', c.recorded_at, 'madeAt', c.made_at, 'keyId', c.key_id, 'signature', encode(c.signature, 'base64'))
       into first_after, checkpoint
       from audit.checkpoint c join audit.record using (tenant_id, sequence, hash)
       where tenant_id = tenant and c.sequence >= first_before
         and c.recorded_at < latest and record.recorded_at < latest
       order by c.sequence desc limit 1;
     if not found then first_after := first_before; end if;
   end $$`,
  `create function audit.cut_off(statement jsonb, new_head jsonb, word text, next_lock text) returns void ${FUNCTION} as $$
   declare
     ${TENANT}
     first bigint := (statement ->> 'first')::bigint;
     allowed record;
   begin
     select * into allowed from audit.expirable_records();
     if (first > allowed.first_before and first <= allowed.first_after) is not true then
       raise exception 'The policy does not let these records go' using errcode = 'check_violation';
     end if;
     perform audit.add_statement(statement, new_head, word, next_lock);
     update audit.chain set first_sequence = first where tenant_id = tenant;
   end $$`,

  // Lists tenants, not chains: a chain that somebody has removed would not be missed.
  `create function audit.tenants_with_a_log() returns setof uuid language sql stable
   set search_path = pg_catalog, pg_temp as $$ select id from tenancy.tenant order by id $$`,

  ...[...INTERNAL, ...APPLICATION].map(
    (signature) => `revoke all on function audit.${signature} from public`,
  ),
  `revoke all on function audit.make_partitions(timestamptz) from ${APP_ROLE}`,
  ...APPLICATION.map((signature) => `grant execute on function audit.${signature} to ${APP_ROLE}`),
]);
