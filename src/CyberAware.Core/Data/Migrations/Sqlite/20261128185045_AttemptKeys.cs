using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberAware.Core.Data.Migrations.Sqlite
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
                type: "INTEGER",
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
