import type { Transaction } from '#database';
import type { LogonMethod } from '../domain/logon-method.js';
import { Menu, type MenuEntry } from '../domain/menu.js';

interface EntryRow {
  readonly method: string;
  readonly enabled: boolean;
  readonly position: number;
}

interface MenuRow {
  readonly default_desktop: string | null;
  readonly default_mobile: string | null;
}

/** Reads the tenant's menu: its rows, completed with the built-in methods that nobody has touched. */
export async function readMenu(transaction: Transaction, methods: readonly LogonMethod[]): Promise<Menu> {
  const [[menu], rows] = await Promise.all([
    transaction.query<MenuRow>(
      'select default_desktop, default_mobile from logon_menu.menu where tenant_id = $1',
      [transaction.tenantId],
    ),
    transaction.query<EntryRow>(
      'select method, enabled, position from logon_menu.entry where tenant_id = $1 order by position, method',
      [transaction.tenantId],
    ),
  ]);
  return new Menu(entriesOf(rows, methods), {
    desktop: menu?.default_desktop ?? null,
    mobile: menu?.default_mobile ?? null,
  });
}

/** As `readMenu`, for a change: others who change the tenant's menu wait until this transaction ends. */
export async function lockMenu(transaction: Transaction, methods: readonly LogonMethod[]): Promise<Menu> {
  // One statement takes the lock in both cases: a new row, or the row that is there.
  await transaction.query(
    `insert into logon_menu.menu (tenant_id) values ($1)
     on conflict (tenant_id) do update set tenant_id = excluded.tenant_id`,
    [transaction.tenantId],
  );
  return readMenu(transaction, methods);
}

/** Writes the whole menu. */
export async function saveMenu(transaction: Transaction, menu: Menu): Promise<void> {
  await transaction.query(
    'update logon_menu.menu set default_desktop = $2, default_mobile = $3 where tenant_id = $1',
    [transaction.tenantId, menu.chosen.desktop, menu.chosen.mobile],
  );
  await transaction.query(
    `insert into logon_menu.entry (tenant_id, method, enabled, position)
     select $1, method, enabled, position
     from jsonb_to_recordset($2) as entry (method text, enabled boolean, position integer)
     on conflict (tenant_id, method) do update set enabled = excluded.enabled, position = excluded.position`,
    [
      transaction.tenantId,
      JSON.stringify(
        menu.entries.map(({ method, enabled }, position) => ({ method: method.key, enabled, position })),
      ),
    ],
  );
}

function entriesOf(rows: readonly EntryRow[], methods: readonly LogonMethod[]): readonly MenuEntry[] {
  const chosen = rows.flatMap(({ method: key, enabled }) =>
    methods.filter((method) => method.key === key).map((method) => ({ method, enabled })),
  );
  const untouched = methods
    .filter((method) => method.builtIn && !rows.some((row) => row.method === method.key))
    .map((method) => ({ method, enabled: method.enabledAtFirst }));
  return [...chosen, ...untouched];
}
