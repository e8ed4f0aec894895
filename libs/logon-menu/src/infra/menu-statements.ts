import { sql, statementsOn, type Json, type SqlParams } from '#database';
import { entryTable } from './entry.table.js';
import { menuTable } from './menu.table.js';
import { switchOf } from './switch-of.js';

const { prepare } = statementsOn(menuTable, entryTable);

export const defaultsOfMenu = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .selectFrom('logon_menu.menu')
    .select(['default_desktop as desktop', 'default_mobile as mobile'])
    .where('tenant_id', '=', $.tenantId),
);

/** In the order of the menu. */
export const entriesOfMenu = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .selectFrom('logon_menu.entry')
    .select(['method', 'enabled'])
    .where('tenant_id', '=', $.tenantId)
    .orderBy('position')
    .orderBy('method'),
);

/** The value of `switchOf`, as a statement of its own. */
export const switchOfMethod = prepare((db, $: SqlParams<{ tenantId: string; method: string }>) =>
  db.selectNoFrom(switchOf($).as('isOn')),
);

/** One statement takes the lock in both cases: by inserting a row, or on the existing one. */
export const takeMenu = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .insertInto('logon_menu.menu')
    .values({ tenant_id: $.tenantId })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet((eb) => ({ tenant_id: eb.ref('excluded.tenant_id') })),
    ),
);

type Defaults = SqlParams<{ tenantId: string; desktop: string | null; mobile: string | null }>;

export const saveDefaults = prepare((db, $: Defaults) =>
  db
    .updateTable('logon_menu.menu')
    .set({ default_desktop: $.desktop, default_mobile: $.mobile })
    .where('tenant_id', '=', $.tenantId),
);

interface Entry {
  readonly method: string;
  readonly enabled: boolean;
  readonly position: number;
}

const ENTRY = sql`given (method text, enabled boolean, position integer)`;

export const saveEntries = prepare(
  (db, $: SqlParams<{ tenantId: string; entries: Json<readonly Entry[]> }>) =>
    db
      .insertInto('logon_menu.entry')
      .columns(['tenant_id', 'method', 'enabled', 'position'])
      .expression((eb) =>
        eb
          .selectFrom(sql<Entry>`jsonb_to_recordset(${$.entries})`.as<'given'>(ENTRY))
          .select([
            sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
            'given.method',
            'given.enabled',
            'given.position',
          ]),
      )
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'method']).doUpdateSet((eb) => ({
          enabled: eb.ref('excluded.enabled'),
          position: eb.ref('excluded.position'),
        })),
      ),
);
