import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

interface OfRun {
  readonly tenantId: string;
  readonly runId: string;
  readonly connectionId: string;
}

/** The account of a person. */
export interface PutPerson {
  readonly key: string;
  readonly id: string;
  readonly account_id: string;
  readonly is_ours: boolean;
}

interface Putting extends OfRun {
  readonly people: Json<readonly PutPerson[]>;
  readonly now: DatabaseNow;
}

const GIVEN = sql`given (key text, id uuid, account_id uuid, is_ours boolean)`;

/** Stores people as they were read, unless newer data is known. */
export const putPeople = prepare((db, $: SqlParams<Putting>) =>
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
      'phone_number',
      'phone_number_verified',
      'title',
      'units',
      'state',
      'is_ours',
      'read_at',
      'profile',
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
          's.phone_number',
          's.phone_number_verified',
          's.title',
          's.units',
          sql<'present'>`'present'`.as('state'),
          'given.is_ours',
          's.read_at',
          's.profile',
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
          phone_number: eb.ref('excluded.phone_number'),
          phone_number_verified: eb.ref('excluded.phone_number_verified'),
          title: eb.ref('excluded.title'),
          units: eb.ref('excluded.units'),
          state: eb.ref('excluded.state'),
          read_at: eb.ref('excluded.read_at'),
          profile: eb.ref('excluded.profile'),
          suspended_epoch: null,
          left_at: null,
        }))
        .whereRef('directory.person.read_at', '<=', 'excluded.read_at'),
    ),
);

type OfAccounts = SqlParams<{ tenantId: string; connectionId: string; accountIds: readonly string[] }>;

export const removeMemberships = prepare((db, $: OfAccounts) =>
  db
    .deleteFrom('directory.membership')
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where((eb) => eb('account_id', '=', eb.fn.any($.accountIds))),
);

/** Puts people into those of their units that are known; the first is the main one. */
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
