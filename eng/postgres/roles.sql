-- The role that the portal runs as: it reads and writes rows and can change no table. The migrations take back UPDATE and
-- DELETE on what has happened, so the role must be there before the first one.
-- As the role that migrates, once, before the first migration:
--   psql -d portal -v password=SECRET -f eng/postgres/roles.sql
CREATE ROLE portal_app LOGIN PASSWORD :'password';
GRANT USAGE ON SCHEMA public TO portal_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO portal_app;

-- No table of its own, also no temporary one.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;
