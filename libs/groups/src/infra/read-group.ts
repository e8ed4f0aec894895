import { assertRevision, revisionOf } from '#http';
import { sql, type SqlParams, type Transaction } from '#database';
import { DomainError, isId } from '#kernel';
import type { Group } from '../domain/group.js';
import type { Rule } from '../domain/rule.js';
import { ruleOf, type RuleValue } from '../domain/rule-values.js';
import { db, prepare } from './statements.js';

/** Groups with the values of their rules. */
export const groupRows = db.selectFrom('groups.definition as d').select([
  'd.id',
  'd.name',
  'd.name_key as nameKey',
  'd.description',
  'd.external_id as externalId',
  'd.match',
  'd.version',
  'd.created_at as createdAt',
  'd.updated_at as updatedAt',
  sql<readonly RuleValue[] | null>`(select json_agg(json_build_object('condition', v.condition,
        'attribute', v.attribute, 'key', v.key, 'value', v.value))
      from groups.condition_value v where v.tenant_id = d.tenant_id and v.group_id = d.id)`.as('values'),
]);

type GroupRow = Omit<Group, 'rule'> & {
  readonly match: Rule['match'] | null;
  readonly values: readonly RuleValue[] | null;
};

export function groupOf({ match, values, ...row }: GroupRow): Group {
  const { id, name, description, externalId, version, createdAt, updatedAt } = row;
  const rule = match === null ? null : ruleOf(match, values ?? []);
  return { id, name, description, externalId, rule, version, createdAt, updatedAt };
}

type ById = SqlParams<{ tenantId: string; id: string }>;

const groupById = prepare((_db, $: ById) =>
  groupRows.where('d.tenant_id', '=', $.tenantId).where('d.id', '=', $.id),
);

const groupForUpdate = prepare((from, $: ById) =>
  from
    .selectFrom('groups.definition')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .forUpdate(),
);

export const groupsById = prepare((_db, $: SqlParams<{ tenantId: string; ids: readonly string[] }>) =>
  groupRows.where('d.tenant_id', '=', $.tenantId).where((eb) => eb('d.id', '=', eb.fn.any($.ids))),
);

/** Revision of a group; it changes with each change of the group or its members. */
export function groupRevision({ id, version }: Pick<Group, 'id' | 'version'>): string {
  return revisionOf([id, version]);
}

/** A group as the target of an event. */
export function groupTarget({ id, name }: Pick<Group, 'id' | 'name'>) {
  return { kind: 'group', id, label: name };
}

/** @throws DomainError `groups.unknown` */
export async function readGroup(transaction: Transaction, id: string): Promise<Group> {
  const { tenantId } = transaction;
  const [row] = isId(id) ? await transaction.run(groupById, { tenantId, id }) : [];
  if (row === undefined)
    throw new DomainError('not_found', 'groups.unknown', { detail: 'There is no such group.' });
  return groupOf(row);
}

/**
 * Locks a group: other changes of it, its rule or its members wait until the transaction ends. Read after this statement: a statement that
 * itself waits for a lock sees other tables as they were before.
 */
export function holdGroup(transaction: Transaction, id: string): void {
  if (isId(id)) transaction.send(groupForUpdate, { tenantId: transaction.tenantId, id });
}

/**
 * Reads a group for a change; other changes of it wait.
 *
 * @param basis revision on which the change was decided; undefined: none
 * @throws DomainError `groups.unknown`, `revision.stale`
 */
export async function lockGroup(transaction: Transaction, id: string, basis?: string): Promise<Group> {
  holdGroup(transaction, id);
  const group = await readGroup(transaction, id);
  assertRevision(groupRevision(group), basis);
  return group;
}
