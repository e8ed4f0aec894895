import { joinableAccounts } from '#accounts';
import { sql, type Json, type Slots } from '#database';
import type { Present } from '#kernel';
import type { ChangeKind } from '../domain/change.js';
import { prepare } from './statements.js';

interface OfRun {
  readonly tenantId: string;
  readonly runId: string;
  readonly connectionId: string;
}

/** Changes of some kinds that are to be done yet, with what was read, who the person was before, and their account. */
export const openChanges = prepare((db, $: Slots<OfRun & { kinds: readonly ChangeKind[]; limit: number }>) =>
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
    .select([
      'c.key',
      'c.kind',
      'c.reason',
      'c.account_id as accountId',
      'c.subject',
      's.seat',
      's.name',
      's.email',
      's.username',
      'p.id as personId',
      'p.name as formerName',
      'p.email as formerEmail',
      'p.is_ours as isOurs',
      'a.role',
      'm.id as emailOf',
    ])
    .where('c.tenant_id', '=', $.tenantId)
    .where('c.run_id', '=', $.runId)
    .where('c.applied_at', 'is', null)
    .where((eb) => eb('c.kind', '=', eb.fn.any($.kinds)))
    .where(sql<boolean>`c.reason is distinct from 'left'`)
    .orderBy('c.key')
    .limit($.limit),
);

/** Whose account a person is. */
export interface PutPerson {
  readonly key: string;
  readonly id: string;
  readonly account_id: string;
  readonly is_ours: boolean;
}

interface Putting extends OfRun {
  readonly people: Json<readonly PutPerson[]>;
  readonly now: Present;
}

const GIVEN = sql`given (key text, id uuid, account_id uuid, is_ours boolean)`;

/** Keeps people as they were read, unless something newer is known of them. */
export const putPeople = prepare((db, $: Slots<Putting>) =>
  db
    .insertInto('directory.person')
    .columns([
      'id',
      'tenant_id',
      'connection_id',
      'subject',
      'seat',
      'account_id',
      'name',
      'email',
      'title',
      'units',
      'state',
      'is_ours',
      'read_at',
      'created_at',
    ])
    .expression((eb) =>
      eb
        .selectFrom(sql<PutPerson>`jsonb_to_recordset(${$.people})`.as<'given'>(GIVEN))
        .innerJoin('directory.staged_person as s', (join) =>
          join
            .on('s.tenant_id', '=', $.tenantId)
            .on('s.run_id', '=', $.runId)
            .onRef('s.key', '=', 'given.key'),
        )
        .select([
          'given.id',
          's.tenant_id',
          sql<string>`${$.connectionId}::uuid`.as('connection_id'),
          sql<string>`s.subject`.as('subject'),
          's.seat',
          'given.account_id',
          's.name',
          's.email',
          's.title',
          's.units',
          sql<'present'>`'present'`.as('state'),
          'given.is_ours',
          's.read_at',
          sql<Date>`${$.now}::timestamptz`.as('created_at'),
        ]),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'connection_id', 'subject'])
        .doUpdateSet((eb) => ({
          seat: eb.ref('excluded.seat'),
          name: eb.ref('excluded.name'),
          email: eb.ref('excluded.email'),
          title: eb.ref('excluded.title'),
          units: eb.ref('excluded.units'),
          state: eb.ref('excluded.state'),
          read_at: eb.ref('excluded.read_at'),
          suspended_epoch: null,
          left_at: null,
        }))
        .whereRef('directory.person.read_at', '<=', 'excluded.read_at'),
    ),
);

type OfAccounts = Slots<{ tenantId: string; connectionId: string; accountIds: readonly string[] }>;

export const removeMemberships = prepare((db, $: OfAccounts) =>
  db
    .deleteFrom('directory.membership')
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where((eb) => eb('account_id', '=', eb.fn.any($.accountIds))),
);

/** Puts people into the units that they are known to be in; the first one is that of their position. */
export const putMemberships = prepare((db, $: OfAccounts) =>
  db
    .insertInto('directory.membership')
    .columns(['tenant_id', 'unit_id', 'account_id', 'connection_id', 'is_primary'])
    .expression((eb) =>
      eb
        .selectFrom('directory.person as p')
        .innerJoinLateral(
          sql<{ external_id: string; place: number }>`unnest(p.units) with ordinality`.as<'i'>(
            sql`i (external_id, place)`,
          ),
          (join) => join.onTrue(),
        )
        .innerJoin('directory.unit as u', (join) =>
          join
            .onRef('u.tenant_id', '=', 'p.tenant_id')
            .onRef('u.connection_id', '=', 'p.connection_id')
            .onRef('u.external_id', '=', 'i.external_id'),
        )
        .select([
          'p.tenant_id',
          'u.id as unit_id',
          'p.account_id',
          'p.connection_id',
          sql<boolean>`i.place = 1`.as('is_primary'),
        ])
        .where('p.tenant_id', '=', $.tenantId)
        .where('p.connection_id', '=', $.connectionId)
        .where('p.state', '=', 'present')
        .where((inner) => inner('p.account_id', '=', inner.fn.any($.accountIds))),
    )
    .onConflict((conflict) => conflict.doNothing()),
);

export interface AppliedChange {
  readonly key: string;
  readonly account_id: string;
}

interface Applied {
  readonly tenantId: string;
  readonly runId: string;
  readonly changes: Json<readonly AppliedChange[]>;
  readonly now: Present;
}

export const noteApplied = prepare((db, $: Slots<Applied>) =>
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
  (db, $: Slots<{ tenantId: string; runId: string; keys: readonly string[] }>) =>
    db
      .updateTable('directory.change')
      .set({ kind: 'conflict', reason: 'username_taken' })
      .where('tenant_id', '=', $.tenantId)
      .where('run_id', '=', $.runId)
      .where((eb) => eb('key', '=', eb.fn.any($.keys))),
);

/** People who have left and whose departure is to be noted yet. */
export const openLeavers = prepare((db, $: Slots<OfRun & { limit: number }>) =>
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
  /** Null: it was not us who suspended the account. */
  readonly epoch: number | null;
  readonly now: Present;
}

export const noteLeft = prepare((db, $: Slots<Leaving>) =>
  db
    .updateTable('directory.person')
    .set({ state: 'left', suspended_epoch: $.epoch, left_at: $.now, read_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('subject', '=', $.subject),
);
