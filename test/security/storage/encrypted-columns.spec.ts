import { SigningKeys } from '#applications';
import { SetWebhook } from '#audit';
import { UnitOfWork } from '#database';
import { ConnectionDirectory, RotateCallbackKeys } from '#dingtalk';
import { MailQueue } from '#mail';
import { encryptedColumns } from '#runtime';
import { Certificates } from '#saml';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

/** Output of `KeyRing.encrypt` under the key of the test harness, anywhere in a value. */
const CIPHERTEXT = String.raw`(^|[^[:alnum:]_-])test\.[A-Za-z0-9_-]{38,}`;

const product = useProduct({ worker: false });

/** Fills every column that the product encrypts; the demo already has a DingTalk app. */
beforeAll(async () => {
  const { tenantId } = product();
  const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
  await useCase(product(), SetWebhook).execute(tenantId, {
    url: 'http://127.0.0.1:9/log',
    secret,
    headers: [{ name: 'X-Key', value: 'a-token' }],
  });
  const connection = await useCase(product(), ConnectionDirectory).connectionOf(tenantId, 'main');
  // Twice: the earlier keys stay valid for one more day.
  for (let time = 0; time < 2; time += 1)
    await useCase(product(), RotateCallbackKeys).execute(tenantId, connection?.id ?? '');
  await useCase(product(), SigningKeys).use(tenantId);
  await useCase(product(), Certificates).published(tenantId);
  await useCase(product(), UnitOfWork).run(tenantId, (transaction) =>
    useCase(product(), MailQueue).enqueue(transaction, {
      to: 'a@acme.test',
      subject: 'Subject',
      text: 'Text',
      kind: 'test',
    }),
  );
});

const declared = (): readonly string[] =>
  encryptedColumns()
    .map(({ table, column }) => `${table}.${column}`)
    .sort();

/** Every column of every table that can hold text. */
function textColumns(): Promise<{ name: string; table: string; text: string }[]> {
  return product().sql(
    `select format('%I.%I', n.nspname, c.relname) as "table",
       format(case a.atttypid when 'bytea'::regtype then 'encode(%I, ''escape'')' else '%I::text' end, a.attname) as text,
       format('%I.%I.%I', n.nspname, c.relname, a.attname) as name
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and a.attnum > 0 and not a.attisdropped
       and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'json'::regtype, 'jsonb'::regtype, 'bytea'::regtype,
         'text[]'::regtype)`,
  );
}

describe('encrypted data', () => {
  it('D7: is only in declared columns, which a key rotation re-encrypts', async () => {
    const holding: string[] = [];
    for (const { name, table, text } of await textColumns()) {
      const found = await product().sql(`select 1 from ${table} where ${text} ~ $1 limit 1`, [CIPHERTEXT]);
      if (found.length > 0) holding.push(name);
    }
    expect(holding.sort()).toEqual(declared());
  });

  it('D7: is declared for every column that the schema marks as encrypted, in a table with a tenant', async () => {
    const said = await product().sql<{ name: string }>(
      `select format('%I.%I.%I', n.nspname, c.relname, a.attname) as name
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
         and (a.attname ~ 'encrypted' or col_description(c.oid, a.attnum) ~* 'encrypted under')`,
    );
    expect(said.map(({ name }) => name).filter((name) => !declared().includes(name))).toEqual([]);
    for (const { table, column, row } of encryptedColumns()) {
      const found = await product().sql(
        `select attname from pg_attribute where attrelid = $1::regclass and attname = any($2)`,
        [table, ['tenant_id', column, row]],
      );
      expect([table, found.length]).toEqual([table, new Set(['tenant_id', column, row]).size]);
    }
  });
});
