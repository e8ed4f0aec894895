import { sql, type Expression } from '#database';
import { db } from './statements.js';

/**
 * Values on which other modules may base decisions. Fields that people edit themselves are left out: otherwise people could give themselves
 * whatever depends on the value.
 */
const decisive = db
  .selectFrom('profiles.value as values_v')
  .innerJoin('profiles.field as values_f', (join) =>
    join
      .onRef('values_f.tenant_id', '=', 'values_v.tenant_id')
      .onRef('values_f.id', '=', 'values_v.field_id')
      .on('values_f.editable_by', '<>', sql.lit('person')),
  );

/** Every value by the key of its field. Other modules may join it by tenant and account, read-only. */
export const joinableValues = db
  .selectFrom('profiles.value as values_v')
  .innerJoin('profiles.field as values_f', (join) =>
    join
      .onRef('values_f.tenant_id', '=', 'values_v.tenant_id')
      .onRef('values_f.id', '=', 'values_v.field_id'),
  )
  .select(['values_v.tenant_id', 'values_v.account_id', 'values_f.key as field', 'values_v.value'])
  .where('values_v.value', 'is not', null);

/** The values of an account by field id, in the form in which they are compared, for a statement of another module. */
export function fieldValuesOf(account: {
  readonly tenantId: Expression<string>;
  readonly accountId: Expression<string>;
}) {
  return decisive
    .select(['values_v.field_id', sql<string>`values_v.key`.as('key')])
    .where('values_v.tenant_id', '=', account.tenantId)
    .where('values_v.account_id', '=', account.accountId)
    .where('values_v.key', 'is not', null);
}

/** The ids of the accounts with one of these values, in the form in which they are compared, for a search of another module. */
export function accountsWithValue(tenantId: string, fieldId: string, keys: readonly string[]) {
  return decisive
    .select('values_v.account_id')
    .where('values_v.tenant_id', '=', tenantId)
    .where('values_v.field_id', '=', fieldId)
    .where((eb) => eb('values_v.key', '=', eb.fn.any(eb.val(keys))));
}
