import { sql, type SqlParams } from '#database';
import type { ChangeKind } from '../domain/change.js';
import { prepare } from './statements.js';

interface Asking {
  readonly tenantId: string;
  readonly runId: string;
  readonly kinds: readonly ChangeKind[];
  readonly after: string;
  readonly limit: number;
}

export const changesAfter = prepare((db, $: SqlParams<Asking>) =>
  db
    .selectFrom('directory.change')
    .select([
      'key',
      sql<ChangeKind>`kind`.as('kind'),
      'reason',
      'seat',
      'name',
      'account_id as accountId',
      'departed_at as departedAt',
      sql<boolean>`applied_at is not null`.as('isApplied'),
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .where((eb) => eb('kind', '=', eb.fn.any($.kinds)))
    .where('key', '>', $.after)
    .orderBy('key')
    .limit($.limit),
);
