import { BATCH, sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { Encoding } from '../domain/import/encodings.js';
import type { ImportError, ImportRow } from '../domain/import/import-row.js';
import type { Separator } from '../domain/import/separator.js';
import { prepare, type db } from './statements.js';

/** Maximum number of accounts of a file in its preview. */
const MOST_SHOWN = 100;

const PREVIEW = sql<
  readonly ImportRow[]
>`jsonb_path_query_array(rows, ${sql.lit(`$[0 to ${String(MOST_SHOWN - 1)}]`)})`;

type OneImport = SqlParams<{ tenantId: string; id: string }>;

const importOf = (from: typeof db, $: OneImport) =>
  from
    .selectFrom('accounts.import')
    .select([
      'id',
      'state',
      'created_at as createdAt',
      'finished_at as finishedAt',
      'encoding',
      'separator',
      'total',
      'imported',
      'skipped',
      'errors',
    ])
    .select(PREVIEW.as('preview'))
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id);

export const importById = prepare(importOf);

/** Includes the accounts that it will create. */
export const pendingImportById = prepare((db, $: OneImport) =>
  importOf(db, $).select(['rows', 'created_by as createdBy']),
);

interface NewRow {
  readonly id: string;
  readonly tenantId: string;
  readonly createdBy: string | null;
  readonly createdAt: DatabaseNow;
  readonly rows: Json<readonly ImportRow[]>;
  readonly total: number;
  readonly errors: Json<readonly ImportError[]>;
  readonly encoding: Encoding;
  readonly separator: Separator;
}

export const insertImport = prepare((db, $: SqlParams<NewRow>) =>
  db.insertInto('accounts.import').values({
    id: $.id,
    tenant_id: $.tenantId,
    created_by: $.createdBy,
    created_at: $.createdAt,
    state: 'checked',
    rows: $.rows,
    total: $.total,
    errors: $.errors,
    encoding: $.encoding,
    separator: $.separator,
  }),
);

interface Done {
  readonly tenantId: string;
  readonly id: string;
  readonly imported: number;
  readonly skipped: number;
  readonly now: DatabaseNow;
}

/** Deletes the stored accounts of the file. */
export const finishImport = prepare((db, $: SqlParams<Done>) =>
  db
    .updateTable('accounts.import')
    .set({
      state: 'done',
      imported: $.imported,
      skipped: $.skipped,
      finished_at: $.now,
      rows: sql<readonly ImportRow[]>`'[]'`,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

type Progress = SqlParams<{ tenantId: string; id: string; state: 'checked' | 'running'; imported: number }>;

/** Records the progress of an import that is not done meanwhile. */
export const noteProgress = prepare((db, $: Progress) =>
  db
    .updateTable('accounts.import')
    .set({ state: $.state, imported: $.imported })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('state', '<>', 'done'),
);

/** A batch of imports that are older than a day. */
export const purgeImports = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('accounts.import')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('accounts.import')
        .select('id')
        .where('created_at', '<', sql<Date>`${$.now}::timestamptz - interval '1 day'`)
        .limit(BATCH)
        .forUpdate()
        .skipLocked(),
    )
    .returning('id'),
);
