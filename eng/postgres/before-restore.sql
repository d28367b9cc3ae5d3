-- As the role that migrates, before pg_restore into a database that had roles.sql:
--   psql -d portal -f eng/postgres/before-restore.sql
-- A dump gives rights and takes none away. Tables that pg_restore makes anew would get all those of roles.sql, and the portal
-- could change what has happened; the dump itself brings this default back at its end.
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM portal_app;
