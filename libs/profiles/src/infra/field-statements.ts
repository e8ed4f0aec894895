import { sql, type Json, type SqlParams } from '#database';
import type { BilingualText, DatabaseNow } from '#kernel';
import type { Field } from '../domain/field.js';
import { prepare, type db } from './statements.js';

const fieldsIn = (from: typeof db, $: SqlParams<{ tenantId: string }>) =>
  from
    .selectFrom('profiles.field')
    .select([
      'id',
      'key',
      sql<BilingualText>`jsonb_build_object('en', label_en, 'zh', label_zh)`.as('label'),
      'type',
      'choices',
      'is_built_in as isBuiltIn',
      'is_required as isRequired',
      'is_unique as isUnique',
      'visible_to as visibleTo',
      'editable_by as editableBy',
      'leader',
    ])
    .where('tenant_id', '=', $.tenantId)
    .orderBy('is_built_in', 'desc')
    .orderBy('created_at')
    .orderBy('id');

/** Built-in fields first. */
export const fieldsOf = prepare(fieldsIn);

/** Locked until the transaction ends, for callers that write by the fields' rules. */
export const fieldsForShare = prepare((db, $: SqlParams<{ tenantId: string }>) => fieldsIn(db, $).forShare());

/** A field as a row. */
interface FieldRow {
  readonly id: string;
  readonly key: string;
  readonly label_en: string;
  readonly label_zh: string;
  readonly type: Field['type'];
  readonly choices: readonly string[];
  readonly is_built_in: boolean;
  readonly is_required: boolean;
  readonly is_unique: boolean;
  readonly visible_to: Field['visibleTo'];
  readonly editable_by: Field['editableBy'];
  readonly leader: Field['leader'];
}

export function rowOf({
  label,
  isBuiltIn,
  isRequired,
  isUnique,
  visibleTo,
  editableBy,
  ...field
}: Field): FieldRow {
  return {
    id: field.id,
    key: field.key,
    label_en: label.en,
    label_zh: label.zh,
    type: field.type,
    choices: field.choices,
    is_built_in: isBuiltIn,
    is_required: isRequired,
    is_unique: isUnique,
    visible_to: visibleTo,
    editable_by: editableBy,
    leader: field.leader,
  };
}

const ROW = sql`given (id uuid, key text, label_en text, label_zh text, type text, choices text[], is_built_in boolean,
  is_required boolean, is_unique boolean, visible_to text[], editable_by text, leader text)`;

/** Returns no row for a key that is taken. */
export const insertFields = prepare(
  (db, $: SqlParams<{ tenantId: string; fields: Json<readonly FieldRow[]>; now: DatabaseNow }>) =>
    db
      .insertInto('profiles.field')
      .columns([
        'id',
        'key',
        'label_en',
        'label_zh',
        'type',
        'choices',
        'is_built_in',
        'is_required',
        'is_unique',
        'visible_to',
        'editable_by',
        'leader',
        'tenant_id',
        'created_at',
        'updated_at',
      ])
      .expression((eb) =>
        eb
          .selectFrom(sql<FieldRow>`jsonb_to_recordset(${$.fields})`.as<'given'>(ROW))
          .selectAll('given')
          .select([
            sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
            sql<Date>`${$.now}::timestamptz`.as('created_at'),
            sql<Date>`${$.now}::timestamptz`.as('updated_at'),
          ]),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
);

interface Changed extends Omit<Field, 'key' | 'type' | 'isBuiltIn' | 'label'> {
  readonly tenantId: string;
  readonly labelEn: string;
  readonly labelZh: string;
  readonly now: DatabaseNow;
}

export const changeField = prepare((db, $: SqlParams<Changed>) =>
  db
    .updateTable('profiles.field')
    .set({
      label_en: $.labelEn,
      label_zh: $.labelZh,
      choices: $.choices,
      is_required: $.isRequired,
      is_unique: $.isUnique,
      visible_to: $.visibleTo,
      editable_by: $.editableBy,
      leader: $.leader,
      updated_at: $.now,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

/** Also deletes all of its values. */
export const deleteField = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  db.deleteFrom('profiles.field').where('tenant_id', '=', $.tenantId).where('id', '=', $.id),
);
