using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberAware.Core.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AttemptKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_quiz_seen",
                table: "quiz_seen");

            migrationBuilder.DropIndex(
                name: "ux_quiz_attempts_id",
                table: "quiz_attempts");

            migrationBuilder.AddColumn<int>(
                name: "version_id",
                table: "quiz_seen",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "pk_quiz_seen",
                table: "quiz_seen",
                columns: new[] { "id", "version_id" });

            migrationBuilder.CreateIndex(
                name: "ux_quiz_attempts_id_version_id",
                table: "quiz_attempts",
                columns: new[] { "id", "version_id" },
                unique: true);

            // What has happened stays as it was written, also when the portal itself is taken over; and no
            // space is filled past the tables. Only a superuser can close the functions of large objects.
            migrationBuilder.Sql("""
                DO $$
                DECLARE
                    large_object regprocedure;
                BEGIN
                    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
                    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN
                        REVOKE UPDATE, DELETE ON survey_value_changes, quiz_attempts, quiz_versions, quiz_version_questions FROM portal_app;
                        REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM portal_app;
                    END IF;
                    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
                        FOR large_object IN
                            SELECT oid::regprocedure FROM pg_proc
                            WHERE pronamespace = 'pg_catalog'::regnamespace AND proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_import')
                        LOOP
                            EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', large_object);
                        END LOOP;
                    END IF;
                END $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_quiz_seen",
                table: "quiz_seen");

            migrationBuilder.DropIndex(
                name: "ux_quiz_attempts_id_version_id",
                table: "quiz_attempts");

            migrationBuilder.DropColumn(
                name: "version_id",
                table: "quiz_seen");

            migrationBuilder.AddPrimaryKey(
                name: "pk_quiz_seen",
                table: "quiz_seen",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ux_quiz_attempts_id",
                table: "quiz_attempts",
                column: "id",
                unique: true);
        }
    }
}
