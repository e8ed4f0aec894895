import { BETWEEN, WIDE } from './m0030-words.js';
import { sqlMigration } from './sql-migration.js';

const FUNCTION = 'immutable strict parallel safe set search_path = pg_catalog, pg_temp';

/**
 * Reduces the database work when a directory brings many people (decision 0097).
 *
 * A loop splits a name into words like `words.tokens`, whose statement costs three times as much; one split is enough for a name in ASCII.
 * The words are the same, so the stored ones stay valid.
 *
 * The composite keys of the referenced rows already cover the tenant, as in m0090-lighter-logons.
 */
export const directoryAtSpeed = sqlMigration('m0120-directory-at-speed', [
  `create or replace function words.of(text) returns tsvector language plpgsql ${FUNCTION} as $$
   declare
     shown text;
     run text;
     match text[];
     found text[] := '{}';
     place integer := 0;
   begin
     if $1 = '' then
       return ''::tsvector;
     end if;
     if octet_length($1) = length($1) then
       foreach run in array regexp_split_to_array(lower(left($1, 16000)), '[${BETWEEN}]+') loop
         if run <> '' then
           place := place + 1;
           found := array_append(found, '''' || left(run, 200) || ''':' || least(place, 16383));
         end if;
       end loop;
     else
       shown := lower(normalize(left($1, 16000), nfkc));
       for match in select regexp_matches(shown, '([${WIDE}]+)|([^${WIDE}${BETWEEN}]+)', 'g') loop
         if match[1] is null then
           place := place + 1;
           found := array_append(found, '''' || left(match[2], 200) || ''':' || least(place, 16383));
         else
           for at in 1..length(match[1]) loop
             place := place + 1;
             found := array_append(found, '''' || substr(match[1], at, 2) || ''':' || least(place, 16383));
           end loop;
         end if;
       end loop;
     end if;
     return array_to_string(found, ' ')::tsvector;
   end $$`,

  ...['directory.staged_person', 'directory.change', 'directory.person', 'directory.membership'].map(
    withoutTenantKey,
  ),
  ...['accounts.activity', 'binding.binding'].map(withoutTenantKey),
]);

function withoutTenantKey(table: string): string {
  const [, name = ''] = table.split('.');
  return `alter table ${table} drop constraint ${name}_tenant_id_fkey`;
}
