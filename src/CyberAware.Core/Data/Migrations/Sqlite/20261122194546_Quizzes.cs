using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberAware.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Quizzes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "quiz_attempts",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<int>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    submitted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seconds = table.Column<int>(type: "INTEGER", nullable: true),
                    score = table.Column<int>(type: "INTEGER", nullable: false),
                    chosen = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_attempts", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "quiz_counts",
                columns: table => new
                {
                    grain = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version_id = table.Column<int>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    question = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<int>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    attempts = table.Column<long>(type: "INTEGER", nullable: false),
                    seconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_counts", x => new { x.grain, x.start, x.version_id, x.measure, x.question, x.item, x.language, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "quiz_seen",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_seen", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quiz_versions",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    counts_only = table.Column<bool>(type: "INTEGER", nullable: false),
                    first_seen_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quiz_watermarks",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_watermarks", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "quiz_version_questions",
                columns: table => new
                {
                    version_id = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    question_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    topic = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    options = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    right_option = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_version_questions", x => new { x.version_id, x.position });
                    table.ForeignKey(
                        name: "fk_quiz_version_questions_quiz_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "quiz_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_quiz_attempts_id",
                table: "quiz_attempts",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quiz_seen_seen_at",
                table: "quiz_seen",
                column: "seen_at");

            migrationBuilder.CreateIndex(
                name: "ux_quiz_versions_slug_version",
                table: "quiz_versions",
                columns: new[] { "slug", "version", "counts_only" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "quiz_attempts");

            migrationBuilder.DropTable(
                name: "quiz_counts");

            migrationBuilder.DropTable(
                name: "quiz_seen");

            migrationBuilder.DropTable(
                name: "quiz_version_questions");

            migrationBuilder.DropTable(
                name: "quiz_watermarks");

            migrationBuilder.DropTable(
                name: "quiz_versions");
        }
    }
}
