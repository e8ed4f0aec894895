import { sql, type Expression } from '#database';
import { db } from './statements.js';

/** A person, in a statement of another module. */
interface OfPerson {
  readonly tenantId: Expression<string>;
  readonly accountId: Expression<string>;
}

/**
 * The profile values of a person that applications may receive, by field key: only fields that the person can see. For statements of other
 * modules.
 */
export function releasedFields({ tenantId, accountId }: OfPerson) {
  return db
    .selectFrom('profiles.value as told_v')
    .innerJoin('profiles.field as told_f', (join) =>
      join.onRef('told_f.tenant_id', '=', 'told_v.tenant_id').onRef('told_f.id', '=', 'told_v.field_id'),
    )
    .select(
      sql<Readonly<Record<string, string>>>`coalesce(jsonb_object_agg(told_f.key, told_v.value), '{}')`.as(
        'told',
      ),
    )
    .where('told_v.tenant_id', '=', tenantId)
    .where('told_v.account_id', '=', accountId)
    .where('told_v.value', 'is not', null)
    .where(sql<boolean>`'person' = any(told_f.visible_to)`);
}
