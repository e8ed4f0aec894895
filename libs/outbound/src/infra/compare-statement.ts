import { joinableAccounts } from '#accounts';
import { joinableIdentities } from '#binding';
import { sql } from '#database';
import { unlinkedPeople } from '#directory';
import { joinableValues } from '#profiles';
import type { DifferenceKind, DifferenceReason, FieldDifference } from '../domain/difference.js';
import { OTHER_ACCOUNT, OTHER_NAME, TELLS_MORE, VERDICT } from './verdict.js';
import { wherePeopleAre, type ComparisonScope } from './where-people-are.js';

export interface Comparing extends ComparisonScope {
  readonly comparisonId: string;
  /** Whether the mapping includes email addresses. */
  readonly hasEmail: boolean;
  /** Keys of the profile fields that the mapping fills. */
  readonly fields: readonly string[];
  /** Fields that the source reports for nobody. */
  readonly untold: readonly string[];
}

/** A name followed by the person's id at the source, in brackets. */
const called = (alias: string) =>
  sql<string>`${sql.ref(`${alias}.name`)} || ' (' || ${sql.ref(`${alias}.seat`)} || ')'`;

/**
 * Stores the differences of everybody concerned. Returns the number of people of each kind, and how many of these exist at the source.
 *
 * A value that the portal does not have is not a difference. Neither is a phone number that the source does not report: people may hide
 * theirs.
 */
export function compare(asked: Comparing) {
  const { tenantId, connectionId, comparisonId, hasEmail, fields, untold } = asked;
  const differs = sql<FieldDifference>`(case when s.state = 'present'
      then f.said is distinct from f.kept and not f.field = any(${untold}::text[])
        and (f.field <> 'phoneNumber' or f.said is not null)
        and (f.field <> 'email' or lower(f.said) is distinct from lower(f.kept))
      else true end) and f.kept is not null`;
  return wherePeopleAre(asked)
    .with('unlinked', () => unlinkedPeople(tenantId, connectionId))
    .with('unlinked_phone', (db) =>
      db
        .selectFrom('unlinked as x')
        .distinctOn('x.phone_number')
        .select(['x.phone_number', 'x.seat', 'x.name'])
        .where('x.phone_number', 'is not', null)
        .orderBy('x.phone_number')
        .orderBy('x.seat'),
    )
    .with('unlinked_email', (db) =>
      db
        .selectFrom('unlinked as x')
        .distinctOn('x.email_key')
        .select(['x.email_key', 'x.seat', 'x.name'])
        .where('x.email_key', 'is not', null)
        .orderBy('x.email_key')
        .orderBy('x.seat'),
    )
    .with('by_phone', (db) =>
      db
        .selectFrom('seat as s')
        .distinctOn('s.phone_number')
        .select(['s.phone_number', 's.account_id', 's.seat', 's.name'])
        .where('s.state', '=', 'present')
        .where('s.phone_number', 'is not', null)
        .orderBy('s.phone_number')
        .orderBy('s.account_id'),
    )
    .with('by_email', (db) =>
      db
        .selectFrom('seat as s')
        .distinctOn(sql`lower(s.email)`)
        .select([sql<string>`lower(s.email)`.as('email'), 's.account_id', 's.seat', 's.name'])
        .where('s.state', '=', 'present')
        .where('s.email', 'is not', null)
        .orderBy(sql`lower(s.email)`)
        .orderBy('s.account_id'),
    )
    .with('shared', (db) =>
      db
        .selectFrom(joinableAccounts.as('a'))
        .select([
          'a.phone_number',
          sql<string>`min(a.username)`.as('one'),
          sql<string>`max(a.username)`.as('another'),
        ])
        .where('a.tenant_id', '=', tenantId)
        .where('a.status', '=', 'active')
        .where('a.phone_number', 'is not', null)
        .groupBy('a.phone_number')
        .having((eb) => eb.fn.countAll(), '>', 1),
    )
    .with('profile', (db) =>
      db
        .selectFrom(joinableValues.as('v'))
        .select([
          'v.account_id',
          sql<Readonly<Record<string, string>>>`jsonb_object_agg(v.field, v.value)`.as('kept'),
        ])
        .where('v.tenant_id', '=', tenantId)
        .where(sql<boolean>`v.field = any(${fields}::text[])`)
        .groupBy('v.account_id'),
    )
    .with('joined', (db) =>
      db
        .selectFrom('joining')
        .select(['account_id', sql<string[]>`array_agg(distinct name order by name)`.as('names')])
        .groupBy('account_id'),
    )
    .with('left_units', (db) =>
      db
        .selectFrom('leaving')
        .select(['account_id', sql<string[]>`array_agg(distinct name order by name)`.as('names')])
        .groupBy('account_id'),
    )
    .with('compared', (db) =>
      db
        .selectFrom('concerned as o')
        .innerJoin(joinableAccounts.as('a'), (join) =>
          join.on('a.tenant_id', '=', tenantId).onRef('a.id', '=', 'o.account_id'),
        )
        .leftJoin('seat as s', 's.account_id', 'o.account_id')
        .leftJoin(joinableIdentities.as('l'), (join) =>
          join
            .on('l.tenant_id', '=', tenantId)
            .on('l.connection_id', '=', connectionId)
            .onRef('l.account_id', '=', 'o.account_id'),
        )
        .leftJoin('profile as k', 'k.account_id', 'o.account_id')
        .leftJoin('joined as j', 'j.account_id', 'o.account_id')
        .leftJoin('left_units as v', 'v.account_id', 'o.account_id')
        .leftJoin('by_phone as n', 'n.phone_number', 'a.phone_number')
        .leftJoin('by_email as m', (join) => join.on(sql<boolean>`m.email = lower(a.email)`))
        .leftJoin('unlinked_phone as un', 'un.phone_number', 'a.phone_number')
        .leftJoin('unlinked_email as um', 'um.email_key', 'a.email_key')
        .leftJoin('shared as h', 'h.phone_number', 'a.phone_number')
        .leftJoinLateral(
          (eb) =>
            eb
              .selectFrom(
                sql<{ place: number; field: string; said: string | null; kept: string | null }>`(
                  select * from (values
                    (0, 'displayName', s.name, a.display_name),
                    (1, 'email', s.email, case when ${hasEmail}::boolean then a.email end),
                    (2, 'phoneNumber', s.phone_number, a.phone_number)) own
                  union all
                  select 3, e.key, s.profile ->> e.key, e.value
                  from jsonb_each_text(coalesce(k.kept, '{}')) e)`.as<'f'>(sql`f (place, field, said, kept)`),
              )
              .select([
                sql<readonly FieldDifference[] | null>`jsonb_agg(jsonb_build_object('field', f.field,
                  'from', case when s.state = 'present' then f.said end, 'to', f.kept)
                  order by f.place, f.field)`.as('fields'),
                sql<boolean | null>`bool_or(f.field = 'email')`.as('is_email'),
              ])
              .where(sql<boolean>`${differs}`)
              .as('d'),
          (join) => join.onTrue(),
        )
        .select([
          'a.id as account_id',
          'a.username',
          'a.display_name as name',
          'a.name_key',
          sql<string | null>`case when s.state = 'present' then s.seat end`.as('seat'),
          'd.fields',
          'j.names as joins',
          'v.names as leaves',
          sql<string | null>`coalesce(${called('un')}, ${called('um')})`.as('unlinked_name'),
          called('n').as('phone_of'),
          'n.account_id as phone_of_id',
          called('m').as('email_of'),
          'm.account_id as email_of_id',
          sql<string | null>`case when h.one = a.username then h.another else h.one end`.as('shared_with'),
          VERDICT.as('word'),
        ]),
    )
    .with('stored', (db) =>
      db
        .insertInto('outbound.difference')
        .columns([
          'tenant_id',
          'comparison_id',
          'account_id',
          'kind',
          'reason',
          'username',
          'name',
          'name_key',
          'seat',
          'other_name',
          'other_account_id',
          'fields',
          'joins',
          'leaves',
        ])
        .expression((eb) =>
          eb
            .selectFrom('compared as c')
            .select([
              sql<string>`${tenantId}::uuid`.as('tenant_id'),
              sql<string>`${comparisonId}::uuid`.as('comparison_id'),
              'c.account_id',
              sql<DifferenceKind>`split_part(c.word, ':', 1)`.as('kind'),
              sql<DifferenceReason | null>`nullif(split_part(c.word, ':', 2), '')`.as('reason'),
              'c.username',
              'c.name',
              'c.name_key',
              'c.seat',
              OTHER_NAME.as('other_name'),
              OTHER_ACCOUNT.as('other_account_id'),
              sql<
                readonly FieldDifference[]
              >`case when ${TELLS_MORE} then coalesce(c.fields, '[]') else '[]' end`.as('fields'),
              sql<string[]>`case when ${TELLS_MORE} then coalesce(c.joins, '{}') else '{}' end`.as('joins'),
              sql<string[]>`case when ${TELLS_MORE} then coalesce(c.leaves, '{}') else '{}' end`.as('leaves'),
            ])
            .where('c.word', '<>', 'unchanged'),
        ),
    )
    .selectFrom('compared')
    .select([
      sql<DifferenceKind | 'unchanged'>`split_part(word, ':', 1)`.as('kind'),
      sql<number>`count(*)::integer`.as('people'),
      sql<number>`count(seat)::integer`.as('known'),
    ])
    .groupBy(sql`1`);
}
