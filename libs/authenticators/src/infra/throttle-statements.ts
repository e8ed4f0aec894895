import { sql, type Expression, type RawBuilder, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

interface Place {
  readonly tenantId: string;
  readonly method: string;
  readonly subject: string;
}

interface Attempt extends Place {
  readonly now: DatabaseNow;
  readonly freeFailures: number;
  readonly firstBlockSeconds: number;
  readonly longestBlockSeconds: number;
  readonly forgottenAfterSeconds: number;
}

/** Counts an attempt as a failure; no row if the subject is blocked. */
export const countAttempt = prepare((db, $: SqlParams<Attempt>) => {
  /** The failures after one more; failures long past do not count. */
  const counted = sql<number>`(case when throttle.last_failure_at < ${$.now}::timestamptz - make_interval(secs => ${$.forgottenAfterSeconds})
    then 1 else throttle.failures + 1 end)`;
  return db
    .insertInto('authenticators.throttle')
    .values({
      tenant_id: $.tenantId,
      method: $.method,
      subject: $.subject,
      failures: 1,
      last_failure_at: $.now,
      blocked_until: sql<Date | null>`case when 1 >= ${$.freeFailures}::int
        then ${$.now}::timestamptz + make_interval(secs => ${$.firstBlockSeconds}) end`,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'method', 'subject'])
        .doUpdateSet({
          failures: counted,
          last_failure_at: $.now,
          blocked_until: sql<Date | null>`case when ${counted} >= ${$.freeFailures}::int then ${$.now}::timestamptz
            + make_interval(secs => least(${$.longestBlockSeconds}::float8,
                ${$.firstBlockSeconds}::float8 * 2 ^ least(${counted} - ${$.freeFailures}::int, 30))) end`,
        })
        .where((eb) =>
          eb.or([
            eb('authenticators.throttle.blocked_until', 'is', null),
            eb('authenticators.throttle.blocked_until', '<=', $.now),
          ]),
        ),
    )
    .returning(['failures', 'blocked_until as blockedUntil']);
});

export const blockedFor = prepare((db, $: SqlParams<Place & { now: DatabaseNow }>) =>
  db
    .selectFrom('authenticators.throttle')
    .select(sql<number>`ceil(extract(epoch from blocked_until - ${$.now}))::int`.as('seconds'))
    .where('tenant_id', '=', $.tenantId)
    .where('method', '=', $.method)
    .where('subject', '=', $.subject)
    .where('blocked_until', '>', $.now),
);

export const forgetFailures = prepare((db, $: SqlParams<Place>) =>
  db
    .deleteFrom('authenticators.throttle')
    .where('tenant_id', '=', $.tenantId)
    .where('method', '=', $.method)
    .where('subject', '=', $.subject),
);

type OfAccount = SqlParams<{
  tenantId: string;
  methods: readonly string[];
  prefix: string;
  now: DatabaseNow;
}>;

/** @param prefix the beginning of every subject of the account */
export const blocksOfAccount = prepare((db, $: OfAccount) =>
  db
    .selectFrom('authenticators.throttle')
    .select([
      'method',
      'subject',
      'failures',
      'blocked_until as blockedUntil',
      sql<boolean>`true`.as('isBlocked'),
    ])
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb('method', '=', eb.fn.any($.methods)))
    .where(isOfAccount($.prefix))
    .where('blocked_until', '>', $.now)
    .orderBy('method')
    .orderBy('subject'),
);

export const liftBlocks = prepare((db, $: OfAccount) =>
  db
    .deleteFrom('authenticators.throttle')
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb('method', '=', eb.fn.any($.methods)))
    .where(isOfAccount($.prefix))
    .returning([
      'method',
      'subject',
      'failures',
      'blocked_until as blockedUntil',
      sql<boolean>`coalesce(blocked_until > ${$.now}, false)`.as('isBlocked'),
    ]),
);

export const forgetAccount = prepare(
  (db, $: SqlParams<{ tenantId: string; method: string; prefix: string }>) =>
    db
      .deleteFrom('authenticators.throttle')
      .where('tenant_id', '=', $.tenantId)
      .where('method', '=', $.method)
      .where(isOfAccount($.prefix)),
);

/** True for subjects that begin with the prefix of an account; uses their index. */
function isOfAccount(prefix: Expression<string>): RawBuilder<SqlBool> {
  // `;` is the character after `:`.
  return sql`subject like 'account:%' and subject collate "C" >= ${prefix} and subject collate "C" < rtrim(${prefix}, ':') || ';'`;
}
