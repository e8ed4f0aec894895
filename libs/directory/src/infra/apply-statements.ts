import { joinableAccounts } from '#accounts';
import { joinableIdentities } from '#binding';
import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { ChangeKind } from '../domain/change.js';
import { prepare } from './statements.js';

interface OfRun {
  readonly tenantId: string;
  readonly runId: string;
  readonly connectionId: string;
}

interface OpenChanges extends OfRun {
  readonly kinds: readonly ChangeKind[];
  /** The last key of the previous batch. */
  readonly after: string;
  readonly limit: number;
}

/** Open changes of some kinds, with what was read, the person as known before, and their account. */
export const openChanges = prepare((db, $: SqlParams<OpenChanges>) =>
  db
    .selectFrom('directory.change as c')
    .innerJoin('directory.staged_person as s', (join) =>
      join
        .onRef('s.tenant_id', '=', 'c.tenant_id')
        .onRef('s.run_id', '=', 'c.run_id')
        .onRef('s.key', '=', 'c.key'),
    )
    .leftJoin('directory.person as p', (join) =>
      join
        .on('p.tenant_id', '=', $.tenantId)
        .on('p.connection_id', '=', $.connectionId)
        .onRef('p.subject', '=', 'c.subject'),
    )
    .leftJoin(joinableAccounts.as('a'), (join) =>
      join.on('a.tenant_id', '=', $.tenantId).onRef('a.id', '=', 'c.account_id'),
    )
    .leftJoin(joinableAccounts.as('m'), (join) =>
      join.on('m.tenant_id', '=', $.tenantId).onRef('m.email_key', '=', 's.email_key'),
    )
    .leftJoin(joinableIdentities.as('b'), (join) =>
      join
        .on('b.tenant_id', '=', $.tenantId)
        .on('b.connection_id', '=', $.connectionId)
        .onRef('b.account_id', '=', 'c.account_id'),
    )
    .select([
      'c.key',
      'c.kind',
      'c.reason',
      'c.account_id as accountId',
      'c.subject',
      's.seat',
      's.name',
      's.email',
      's.phone_number as phoneNumber',
      's.phone_number_verified as isPhoneNumberVerified',
      's.username',
      's.profile',
      'p.id as personId',
      'p.name as formerName',
      'p.email as formerEmail',
      'p.phone_number as formerPhoneNumber',
      sql<boolean>`coalesce(p.phone_number_verified, false)`.as('wasPhoneNumberVerified'),
      'p.profile as formerProfile',
      'p.is_ours as isOurs',
      sql<boolean>`coalesce(p.id is null and b.origin = 'provision', false)`.as('isProvisioned'),
      'a.role',
      'm.id as emailOf',
    ])
    .where('c.tenant_id', '=', $.tenantId)
    .where('c.run_id', '=', $.runId)
    .where('c.applied_at', 'is', null)
    .where((eb) => eb('c.kind', '=', eb.fn.any($.kinds)))
    .where('c.key', '>', $.after)
    .where(sql<boolean>`c.reason is distinct from 'left'`)
    // Leaves out people for whom an event has brought newer data since they were read.
    .where((eb) => eb.or([eb('p.id', 'is', null), eb('p.read_at', '<=', eb.ref('s.read_at'))]))
    .orderBy('c.key')
    .limit($.limit),
);

export interface AppliedChange {
  readonly key: string;
  readonly account_id: string;
}

interface Applied {
  readonly tenantId: string;
  readonly runId: string;
  readonly changes: Json<readonly AppliedChange[]>;
  readonly now: DatabaseNow;
}

export const noteApplied = prepare((db, $: SqlParams<Applied>) =>
  db
    .updateTable('directory.change as c')
    .from(
      sql<AppliedChange>`jsonb_to_recordset(${$.changes})`.as<'given'>(
        sql`given (key text, account_id uuid)`,
      ),
    )
    .set((eb) => ({ applied_at: $.now, account_id: eb.ref('given.account_id') }))
    .where('c.tenant_id', '=', $.tenantId)
    .where('c.run_id', '=', $.runId)
    .whereRef('c.key', '=', 'given.key'),
);

/** A name or an address was taken since the plan was made. */
export const noteTaken = prepare(
  (db, $: SqlParams<{ tenantId: string; runId: string; keys: readonly string[] }>) =>
    db
      .updateTable('directory.change')
      .set({ kind: 'conflict', reason: 'username_taken' })
      .where('tenant_id', '=', $.tenantId)
      .where('run_id', '=', $.runId)
      .where((eb) => eb('key', '=', eb.fn.any($.keys))),
);

/** Leavers whose departure is not applied yet. */
export const openLeavers = prepare((db, $: SqlParams<OfRun & { limit: number }>) =>
  db
    .selectFrom('directory.change as c')
    .innerJoin('directory.person as p', (join) =>
      join
        .onRef('p.tenant_id', '=', 'c.tenant_id')
        .on('p.connection_id', '=', $.connectionId)
        .onRef('p.subject', '=', 'c.subject'),
    )
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'p.tenant_id').onRef('a.id', '=', 'p.account_id'),
    )
    .select(['c.key', 'c.kind', 'p.account_id as accountId', 'a.status', 'a.role', 'p.state'])
    .where('c.tenant_id', '=', $.tenantId)
    .where('c.run_id', '=', $.runId)
    .where('c.applied_at', 'is', null)
    // People seen by an event since the run began have not left after all.
    .where('p.read_at', '<', (eb) =>
      eb
        .selectFrom('directory.run')
        .select('created_at')
        .where('tenant_id', '=', $.tenantId)
        .where('id', '=', $.runId),
    )
    .where((eb) =>
      eb.or([
        eb('c.kind', '=', 'suspended'),
        eb.and([eb('c.kind', '=', 'updated'), eb('c.reason', '=', 'left')]),
      ]),
    )
    .orderBy('c.key')
    .limit($.limit),
);

interface Leaving {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly subject: string;
  /** Null: no run suspended the account. */
  readonly epoch: number | null;
  readonly now: DatabaseNow;
}

export const noteLeft = prepare((db, $: SqlParams<Leaving>) =>
  db
    .updateTable('directory.person')
    .set({ state: 'left', suspended_epoch: $.epoch, left_at: $.now, read_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('subject', '=', $.subject),
);
