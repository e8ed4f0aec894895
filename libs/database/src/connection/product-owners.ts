/**
 * SQL of the owners of the database and of what is in it. Sequences are left out, as they say nothing about anybody, and
 * so is `pg_database_owner`, which is another word for the first one.
 */
export const PRODUCT_OWNERS = `
  select datdba as owner from pg_database where datname = current_database()
  union select nspowner from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
    and nspowner <> 'pg_database_owner'::regrole
  union select c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  union select p.proowner from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;
