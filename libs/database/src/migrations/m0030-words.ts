import { APP_ROLE } from '../app-role.js';
import { moduleSchema } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Characters of scripts without spaces between words (Chinese, Japanese, Korean), for a regular expression. */
export const WIDE = String.raw`\u2E80-\u2FDF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303C\u3041-\u3096\u309D-\u309F\u30A1-\u30FA\u30FC-\u318E\u31A0-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\U0001AFF0-\U0001B16F\U00020000-\U0003FFFF`;

/** Full-width letters and digits, and half-width Katakana and Hangul, as Chinese and Japanese keyboards type them. */
export const FORMS = String.raw`\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF66-\uFFDC`;

/** Separators between words, listed explicitly: locales differ in what they take for punctuation, and locale C knows ASCII only. */
export const BETWEEN = String.raw`\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u2000-\u206F\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030\u303D-\u303F\u30A0\u30FB`;

/** The columns that already made a record searchable (m0011-audit). */
const COLUMNS = [
  'reason',
  'method',
  'actor_kind',
  'actor_id::text',
  'browser_ip',
  'browser_name',
  'browser_os',
  'phone_ip',
  'phone_name',
  'phone_os',
  'correlation_id',
];

const SEARCH = `
  to_tsvector('simple'::regconfig, replace(type, '.', ' ') || ' ' ||
    ${COLUMNS.map((column) => `coalesce(${column}, '')`).join(` || ' ' || `)})
  || jsonb_to_tsvector('simple'::regconfig, targets, '["string"]'::jsonb)
  || jsonb_to_tsvector('simple'::regconfig, detail, '["string"]'::jsonb)
  || words.of(words.beside_wide(coalesce(reason, '') || ' ' || targets::text || ' ' || detail::text))`;

const FUNCTION = 'immutable strict parallel safe set search_path = pg_catalog, pg_temp';

/** A searchable name and a view of it: under row-level security PostgreSQL would use no GIN index (see m0011-audit). */
function foundByWords(table: string, text: string): string[] {
  const [, name = ''] = table.split('.');
  return [
    `alter table ${table} add column words tsvector generated always as (words.of(${text})) stored`,
    `create index ${name}_by_word on ${table} using gin (words)`,
    `create view ${table}_words as select tenant_id, id, words from ${table}
     where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`,
    `grant select on ${table}_words to ${APP_ROLE}`,
  ];
}

/**
 * Chinese words inside a sentence are found by its pairs of characters, in the log and in names, whatever the database's locale takes for a
 * letter (decision 0023). This rewrites the log's table.
 */
export const words = sqlMigration('m0030-words', [
  ...moduleSchema('words'),
  `create function words.tokens(text) returns table (place bigint, token text, kind text) language sql ${FUNCTION} as $$
     select row_number() over (order by number, at),
       case when is_wide then substr(run, at, 2) else left(run, 200) end,
       case when not is_wide then 'word' when length(run) = 1 then 'single' when at = length(run) then 'last' else 'pair' end
     from (
       select number, coalesce(match[1], match[2]) as run, match[1] is not null as is_wide
       from regexp_matches(lower(normalize(left($1, 16000), nfkc)), '([${WIDE}]+)|([^${WIDE}${BETWEEN}]+)', 'g')
         with ordinality as found (match, number)) as runs,
       generate_series(1, case when is_wide then length(run) else 1 end) as at $$`,
  `comment on function words.tokens(text) is
    'Words in NFKC and lower case. Of Chinese each pair of characters, and the last of a run alone: so one character is the beginning of a token'`,
  `create function words.of(text) returns tsvector language sql ${FUNCTION} as $$
     select coalesce(string_agg('''' || token || ''':' || least(place, 16383), ' '), '')::tsvector from words.tokens($1) $$`,
  `create function words.query(text, is_beginning boolean) returns tsquery language sql ${FUNCTION} as $$
     select coalesce(string_agg(
       '''' || token || '''' || case when place = most and (kind = 'single' or kind = 'word' and $2) then ':*' else '' end,
       ' <-> ' order by place), '')::tsquery
     from (select *, max(place) over () as most from words.tokens($1)) as tokens
     where place < most or kind <> 'last' $$`,
  `comment on function words.query(text, boolean) is
    'What finds these words next to each other; with is_beginning the last one may go on'`,
  `create function words.beside_wide(text) returns text language sql ${FUNCTION} as $$
     select case when $1 ~ '[${WIDE}${FORMS}]' then coalesce((
       select string_agg(run[1], ' ')
       from regexp_matches($1, '([A-Za-z0-9]*[${WIDE}${FORMS}][A-Za-z0-9${WIDE}${FORMS}]*)', 'g') as run), '')
     else '' end $$`,
  `comment on function words.beside_wide(text) is 'The runs of letters and digits in which a Chinese or a full-width character stands'`,

  'drop view audit.entry',
  `alter table audit.record drop column search, add column search tsvector generated always as (${SEARCH}) stored`,
  'create index record_by_word on audit.record using gin (search)',
  `create view audit.entry as select * from audit.record
   where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`,
  `grant select on audit.entry to ${APP_ROLE}`,

  ...foundByWords('accounts.account', `username || ' ' || display_name`),
  ...foundByWords('binding.binding', 'display_name'),
]);
