import { joinableAccounts } from '#accounts';
import { joinableIdentities } from '#binding';
import { sql, type SqlParams } from '#database';
import type { ChangeKind, ChangeReason } from '../domain/change.js';
import type { DirectorySettings } from '../domain/settings.js';
import { VERDICT } from './person-verdict.js';
import { db, prepare } from './statements.js';

interface Planning {
  readonly tenantId: string;
  readonly runId: string;
  readonly connectionId: string;
  readonly matchBy: DirectorySettings['matchBy'];
}

/** A column of the verdict, `v`, for conflicts only; in other changes, the change itself supplies the value. */
const ofConflict = (column: 'email_key' | 'phone_number') =>
  sql<string | null>`case when v.word like 'conflict:%' then ${sql.ref(`v.${column}`)} end`;

/** Plans the changes of everybody who was read. */
export const planRead = prepare((db, $: SqlParams<Planning>) =>
  db
    .with('s', (db) =>
      db
        .selectFrom('directory.staged_person as g')
        .select([
          'g.key',
          'g.subject',
          'g.seat',
          'g.name',
          'g.email',
          'g.email_key',
          'g.phone_number',
          'g.phone_number_verified',
          'g.phone_number_shared',
          'g.title',
          'g.units',
          'g.username',
          'g.username_skeleton',
          'g.read_at',
          'g.profile',
          sql<string>`${$.matchBy}::text`.as('match_by'),
          sql<number>`count(g.email_key) over (partition by g.email_key)`.as('email_count'),
          sql<number>`count(g.username_skeleton) over (partition by g.username_skeleton)`.as(
            'username_count',
          ),
        ])
        .where('g.tenant_id', '=', $.tenantId)
        .where('g.run_id', '=', $.runId),
    )
    .with('verdict', (db) =>
      db
        .selectFrom('s')
        .leftJoin('directory.person as p', (join) =>
          join
            .on('p.tenant_id', '=', $.tenantId)
            .on('p.connection_id', '=', $.connectionId)
            .onRef('p.subject', '=', 's.subject'),
        )
        .leftJoin(joinableAccounts.as('a'), (join) =>
          join.on('a.tenant_id', '=', $.tenantId).onRef('a.id', '=', 'p.account_id'),
        )
        .leftJoin(joinableIdentities.as('b'), (join) =>
          join
            .on('b.tenant_id', '=', $.tenantId)
            .on('b.connection_id', '=', $.connectionId)
            .onRef('b.subject', '=', 's.subject'),
        )
        .leftJoin(joinableAccounts.as('m'), (join) =>
          join.on('m.tenant_id', '=', $.tenantId).onRef('m.email_key', '=', 's.email_key'),
        )
        .leftJoinLateral(
          (eb) =>
            eb
              .selectFrom(joinableAccounts.as('h'))
              .select([
                sql<number>`count(*)`.as('accounts'),
                sql<string | null>`case when count(*) = 1 then min(h.id::text)::uuid end`.as('id'),
                sql<string | null>`min(h.role)`.as('role'),
              ])
              .where('h.tenant_id', '=', $.tenantId)
              .where('s.match_by', '=', 'mobile')
              .whereRef('h.phone_number', '=', 's.phone_number')
              .as('t'),
          (join) => join.onTrue(),
        )
        .leftJoin(joinableIdentities.as('x'), (join) =>
          join
            .on('x.tenant_id', '=', $.tenantId)
            .on('x.connection_id', '=', $.connectionId)
            .on('x.account_id', '=', sql<string>`coalesce(t.id, m.id)`),
        )
        .leftJoin(joinableAccounts.as('n'), (join) =>
          join.on('n.tenant_id', '=', $.tenantId).onRef('n.username_skeleton', '=', 's.username_skeleton'),
        )
        .select([
          's.key',
          's.subject',
          's.seat',
          's.name',
          's.email_key',
          's.phone_number',
          sql<
            string | null
          >`coalesce(p.account_id, b.account_id, t.id, case when s.match_by = 'email' then m.id end)`.as(
            'account_id',
          ),
          VERDICT.as('word'),
        ]),
    )
    .insertInto('directory.change')
    .columns([
      'tenant_id',
      'run_id',
      'key',
      'kind',
      'reason',
      'subject',
      'seat',
      'name',
      'account_id',
      'email_key',
      'phone_number',
    ])
    .expression((eb) =>
      eb
        .selectFrom('verdict as v')
        .select([
          sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
          sql<string>`${$.runId}::uuid`.as('run_id'),
          'v.key',
          sql<ChangeKind>`split_part(v.word, ':', 1)`.as('kind'),
          sql<ChangeReason | null>`nullif(split_part(v.word, ':', 2), '')`.as('reason'),
          'v.subject',
          'v.seat',
          'v.name',
          'v.account_id',
          ofConflict('email_key').as('email_key'),
          ofConflict('phone_number').as('phone_number'),
        ])
        .where('v.word', '<>', 'unchanged'),
    ),
);

/** The columns of a change that `missingPeople` fills. */
export const MISSING_COLUMNS = [
  'tenant_id',
  'run_id',
  'key',
  'kind',
  'subject',
  'seat',
  'name',
  'account_id',
] as const;

/** Everybody who was known and has not been read, as changes of the kind `missing`, until the source is asked whether they have left. */
export function missingPeople($: SqlParams<Omit<Planning, 'matchBy'>>) {
  return (
    db
      .selectFrom('directory.person as p')
      .select([
        'p.tenant_id',
        sql<string>`${$.runId}::uuid`.as('run_id'),
        'p.subject as key',
        sql<'missing'>`'missing'`.as('kind'),
        'p.subject',
        'p.seat',
        'p.name',
        'p.account_id',
      ])
      .where('p.tenant_id', '=', $.tenantId)
      .where('p.connection_id', '=', $.connectionId)
      .where('p.state', '=', 'present')
      // Two conditions: for each of them PostgreSQL scans what was read once. Combined, they would need a scan per person.
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('directory.staged_person as s')
              .select('s.key')
              .where('s.tenant_id', '=', $.tenantId)
              .where('s.run_id', '=', $.runId)
              .whereRef('s.key', '=', 'p.subject'),
          ),
        ),
      )
      // A person whose lasting id the source does not supply this time has not left.
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('directory.staged_person as s')
              .select('s.key')
              .where('s.tenant_id', '=', $.tenantId)
              .where('s.run_id', '=', $.runId)
              .where('s.subject', 'is', null)
              .whereRef('s.seat', '=', 'p.seat'),
          ),
        ),
      )
  );
}

/** Plans the changes of everybody who is missing. */
export const planMissing = prepare((db, $: SqlParams<Omit<Planning, 'matchBy'>>) =>
  db.insertInto('directory.change').columns(MISSING_COLUMNS).expression(missingPeople($)).returning('key'),
);

/** The number of people who were there before. */
export const countKnown = prepare((db, $: SqlParams<{ tenantId: string; connectionId: string }>) =>
  db
    .selectFrom('directory.person')
    .select(sql<number>`count(*)::integer`.as('known'))
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('state', '=', 'present'),
);

export const removeChanges = prepare((db, $: SqlParams<{ tenantId: string; runId: string }>) =>
  db.deleteFrom('directory.change').where('tenant_id', '=', $.tenantId).where('run_id', '=', $.runId),
);
