/**
 * SQL that lists the owners of the database and of the objects in it. It skips sequences, which hold no data about anybody, and
 * `pg_database_owner`, which is an alias of the database's owner.
 */
export const PRODUCT_OWNERS = `
  select datdba as owner from pg_database where datname = current_database()
  union select nspowner from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
    and nspowner <> 'pg_database_owner'::regrole
  union select c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  union select p.proowner from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;
