-- The roles and the database of an installation. Run it with psql, with DATABASE_OWNER_PASSWORD and DATABASE_PASSWORD in the
-- environment, as superuser or as a login with CREATEROLE and CREATEDB, on PostgreSQL 15 or newer. It can be run again at any
-- time: existing roles and databases stay, and the passwords of the environment are set. To use another name for the
-- database, for example for a restore beside the old one: psql -v database=<name>
--   openeiam_app    has the rights on tables, under row-level security; no login
--   openeiam        login of server, worker and command line; owns nothing, and is only a member of openeiam_app
--   openeiam_owner  owns the database and its schemas; only `migrate` and restores use it
\set ON_ERROR_STOP on
\getenv owner_password DATABASE_OWNER_PASSWORD
\getenv app_password DATABASE_PASSWORD
\set role openeiam_app
\set owner openeiam_owner
\set app openeiam
\if :{?database}
\else
  \set database openeiam
\endif

\if :{?owner_password}
\else
  do $$ begin raise exception 'DATABASE_OWNER_PASSWORD is not in the environment of psql'; end $$;
\endif
\if :{?app_password}
\else
  do $$ begin raise exception 'DATABASE_PASSWORD is not in the environment of psql'; end $$;
\endif

select format('create role %I', name) from unnest(array[:'role', :'owner', :'app']) name
where not exists (select from pg_roles where rolname = name)
\gexec

-- No login may create roles: on PostgreSQL 15, it could then join roles that run programs on the server.
alter role :"owner" login nocreaterole nocreatedb password :'owner_password';
alter role :"app" login nocreaterole nocreatedb password :'app_password';

select format('grant %I to %I', :'role', :'app') where not pg_has_role(:'app', :'role', 'member')
\gexec

-- Only a member of a role may create a database for it. A superuser need not be a member; another login is a member until the end of this script.
select format('grant %I to current_user', :'owner') where not (select rolsuper from pg_roles where rolname = current_user)
\gexec

select format('create database %I owner %I encoding ''UTF8'' template template0', :'database', :'owner')
where not exists (select from pg_database where datname = :'database')
\gexec

select format('alter database %I owner to %I', :'database', :'owner')
where (select pg_get_userbyid(datdba) from pg_database where datname = :'database') <> :'owner'
\gexec

revoke all on database :"database" from public;
grant connect on database :"database" to :"role";

select format('revoke %I from current_user', :'owner') where not (select rolsuper from pg_roles where rolname = current_user)
\gexec
