import { cleanedText, skeletonOf } from '#kernel';
import { nameKey } from './name-key.js';
import { codeMigration, type Execute } from './sql-migration.js';

/** Rows that are read and written at a time. */
const BATCH = 2_000;

/**
 * Texts that people enter, and uploaded files. Usernames have one form, and no two of a tenant look alike (UTS #39); display names contain
 * no invisible characters. Of existing accounts that look alike, the oldest gets the skeleton. The others get theirs followed by their id,
 * which no real skeleton contains, so `account list --look-alikes` still finds them.
 */
export const texts = codeMigration('m0029-texts', async (execute) => {
  await execute(`alter table accounts.account add column username_skeleton text`);
  await execute(`comment on column accounts.account.username_skeleton is
    'What the user name looks like (UTS #39). With a space and the id behind it: looked like an older one when this was introduced'`);
  await eachBatch(execute, 'accounts.account', 'username_key, display_name', async (rows) => {
    await execute(
      `update accounts.account a set username = a.username_key, username_skeleton = n.skeleton, display_name = n.name,
         name_key = ${nameKey('n.name')}
       from jsonb_to_recordset(?::jsonb) as n (id uuid, skeleton text, name text) where n.id = a.id`,
      [
        JSON.stringify(
          rows.map(({ id, username_key: key, display_name: name }) => ({
            id,
            skeleton: skeletonOf(String(key)),
            name: cleanedText(String(name), 100) ?? key,
          })),
        ),
      ],
    );
  });
  await execute(
    `update accounts.account a set username_skeleton = a.username_skeleton || ' ' || a.id
     from (select id, row_number() over (partition by tenant_id, username_skeleton order by created_at, id) as place
       from accounts.account) r
     where r.id = a.id and r.place > 1`,
  );
  await execute(`alter table accounts.account alter column username_skeleton set not null`);
  await execute(
    `create unique index account_username_skeleton on accounts.account (tenant_id, username_skeleton)`,
  );

  await execute(`alter table accounts.import add column encoding text not null default 'utf-8',
    add column separator text not null default 'comma'`);
  await execute(`alter table audit.export drop constraint export_format_check,
    add constraint export_format_check check (format in ('csv', 'csv-excel', 'jsonl', 'ocsf'))`);

  await clean(execute, 'tenancy.tenant', 'name', 'slug');
  await clean(execute, 'dingtalk.connection', 'display_name', 'key');
  await clean(execute, 'binding.binding', 'display_name', 'user_id', nameKey);
  await clean(execute, 'binding.attachment', 'display_name', 'user_id');
  await clean(execute, 'binding.unlinked_identity', 'display_name', 'user_id');
  for (const language of ['en', 'zh']) {
    await eachBatch(
      execute,
      'tenancy.tenant',
      `settings #>> '{logonTexts,${language}}' as text`,
      async (rows) => {
        for (const { id, text } of rows.filter((row) => typeof row['text'] === 'string')) {
          await execute(
            `update tenancy.tenant set settings = jsonb_set(settings, '{logonTexts,${language}}', to_jsonb(?::text)) where id = ?`,
            [shownLinesOf(String(text)), id],
          );
        }
      },
    );
  }
});

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** Removes invisible characters from a column; if nothing is left, another column replaces it. */
async function clean(
  execute: Execute,
  table: string,
  column: string,
  instead: string,
  keyOf?: (name: string) => string,
): Promise<void> {
  await eachBatch(execute, table, `${column} as name, ${instead} as instead`, async (rows) => {
    const changed = rows
      .map(({ id, name, instead: other }) => ({ id, before: name, name: shown(name) ?? shown(other) ?? '?' }))
      .filter(({ before, name }) => before !== name);
    if (changed.length === 0) return;
    await execute(
      `update ${table} t set ${column} = n.name${keyOf === undefined ? '' : `, name_key = ${keyOf('n.name')}`}
       from jsonb_to_recordset(?::jsonb) as n (id uuid, name text) where n.id = t.id`,
      [JSON.stringify(changed)],
    );
  });
}

function shownLinesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => cleanedText(line, 500) ?? '')
    .join('\n');
}

function shown(name: unknown): string | undefined {
  return cleanedText(String(name), 200);
}

async function eachBatch(
  execute: Execute,
  table: string,
  columns: string,
  work: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = (await execute(
      `select id, ${columns} from ${table} where id > ?::uuid order by id limit ${String(BATCH)}`,
      [after],
    )) as readonly Row[];
    const last = rows.at(-1);
    if (last === undefined) return;
    await work(rows);
    after = last.id;
  }
}
