using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberAware.Core.Data.Migrations;

/// <summary>
/// Makes the database itself refuse to change what has happened: triggers for everybody, also a careless owner, and on
/// PostgreSQL no right for the role that the portal runs as. The migration <c>BackOffice</c> calls it.
/// </summary>
internal static class InsertOnly
{
    // With what makes a row of the table the same as another one.
    private static readonly (string Table, string IsSame)[] Tables =
    [
        ("revisions", "id = NEW.id OR (path = NEW.path AND number = NEW.number)"),
        ("edition_publications", "id = NEW.id"),
        ("audit", "number = NEW.number"),
    ];

    /// <summary>Last step of Up.</summary>
    public static void Protect(MigrationBuilder migration)
    {
        if (IsPostgreSql(migration))
        {
            ProtectPostgreSql(migration);
        }
        else
        {
            ProtectSqlite(migration);
        }
    }

    /// <summary>Last step of Down: the triggers have gone with their tables.</summary>
    public static void Release(MigrationBuilder migration)
    {
        if (IsPostgreSql(migration))
        {
            migration.Sql("DROP FUNCTION refuse_change()");
        }
    }

    private static bool IsPostgreSql(MigrationBuilder migration) =>
        migration.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL";

    private static void ProtectPostgreSql(MigrationBuilder migration)
    {
        migration.Sql("""
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
            END $$;
            """);
        foreach (var (table, _) in Tables)
        {
            migration.Sql($"""
                CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """);
        }

        migration.Sql($"""
            DO $$
            BEGIN
                IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN
                    REVOKE UPDATE, DELETE, TRUNCATE ON {string.Join(", ", Tables.Select(entry => entry.Table))} FROM portal_app;
                    REVOKE DELETE, TRUNCATE ON audit_head FROM portal_app;
                    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM portal_app', current_database());
                END IF;
            END $$;
            """);
    }

    // INSERT OR REPLACE deletes without the triggers of DELETE, so the same row is refused before it gets so far.
    private static void ProtectSqlite(MigrationBuilder migration)
    {
        foreach (var (table, isSame) in Tables)
        {
            var refuse = $"BEGIN SELECT RAISE(ABORT, 'rows of {table} are only added'); END;";
            migration.Sql($"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}");
            migration.Sql($"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}");
            migration.Sql($"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {isSame}) {refuse}");
        }
    }
}
