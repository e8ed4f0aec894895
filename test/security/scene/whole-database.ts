import type { Product } from '../../harness/start-product.js';

/** Every table and partition of the product, `schema.table`. */
export async function allTables(product: Product): Promise<readonly string[]> {
  const rows = await product.sql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
     order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** The text of every row of every table; bytes are in hexadecimal. */
export async function dump(product: Product): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const table of await allTables(product)) {
    const rows = await product.sql<{ text: string }>(`select t::text as text from ${table} t`);
    texts.set(table, rows.map(({ text }) => text).join('\n'));
  }
  return texts;
}

/** Tables that hold a secret as text, as base64 or as the bytes of its text. */
export function placesOf(secret: string, texts: ReadonlyMap<string, string>): readonly string[] {
  const forms = [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')];
  if (/^[A-Za-z0-9_-]{43}$/.test(secret)) forms.push(Buffer.from(secret, 'base64url').toString('hex'));
  return [...texts].filter(([, text]) => forms.some((form) => text.includes(form))).map(([table]) => table);
}
