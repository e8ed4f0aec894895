import { json, type Transaction } from '#database';
import type { LogonMethod } from '../domain/logon-method.js';
import { Menu, type MenuEntry } from '../domain/menu.js';
import { defaultsOfMenu, entriesOfMenu, saveDefaults, saveEntries, takeMenu } from './menu-statements.js';

/** Reads the tenant's menu: its rows, completed with the built-in methods that nobody has changed. */
export async function readMenu(transaction: Transaction, methods: readonly LogonMethod[]): Promise<Menu> {
  const { tenantId } = transaction;
  const [[defaults], rows] = await Promise.all([
    transaction.run(defaultsOfMenu, { tenantId }),
    transaction.run(entriesOfMenu, { tenantId }),
  ]);
  return new Menu(entriesOf(rows, methods), defaults ?? { desktop: null, mobile: null });
}

/** Like `readMenu`, for a change: concurrent changes of the tenant's menu wait until this transaction ends. */
export async function lockMenu(transaction: Transaction, methods: readonly LogonMethod[]): Promise<Menu> {
  transaction.send(takeMenu, { tenantId: transaction.tenantId });
  return readMenu(transaction, methods);
}

/** Writes the whole menu. */
export async function saveMenu(transaction: Transaction, menu: Menu): Promise<void> {
  const { tenantId } = transaction;
  const entries = menu.entries.map(({ method, enabled }, position) => ({
    method: method.key,
    enabled,
    position,
  }));
  transaction.send(saveDefaults, { tenantId, ...menu.chosen });
  await transaction.run(saveEntries, { tenantId, entries: json(entries) });
}

type EntryRow = Pick<MenuEntry, 'enabled'> & { readonly method: string };

function entriesOf(rows: readonly EntryRow[], methods: readonly LogonMethod[]): readonly MenuEntry[] {
  const chosen = rows.flatMap(({ method: key, enabled }) =>
    methods.filter((method) => method.key === key).map((method) => ({ method, enabled })),
  );
  const untouched = methods
    .filter((method) => method.isBuiltIn && !rows.some((row) => row.method === method.key))
    .map((method) => ({ method, enabled: method.isEnabledByDefault }));
  return [...chosen, ...untouched];
}
