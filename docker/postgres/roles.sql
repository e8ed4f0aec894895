-- The logins of an installation, made once, when the database cluster is new. Run by psql as its superuser.
--   openeiam_owner  owns the schemas; only `cli migrate` uses it
--   openeiam        what server and worker log on as: owns nothing, and is only a member of openeiam_app
\getenv owner_password DATABASE_OWNER_PASSWORD
\getenv app_password DATABASE_PASSWORD
\set owner openeiam_owner
\set app openeiam
\set database openeiam

create role openeiam_app nologin nosuperuser nobypassrls;
create role :"owner" login createrole password :'owner_password';
grant openeiam_app to :"owner" with admin option;
create role :"app" login password :'app_password' in role openeiam_app;

create database :"database" owner :"owner";
revoke all on database :"database" from public;
grant connect on database :"database" to openeiam_app;
