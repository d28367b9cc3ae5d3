using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberAware.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Surveys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "survey_surveys",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    @base = table.Column<int>(name: "base", type: "INTEGER", nullable: false),
                    imported_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    imported_by = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_surveys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "survey_value_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    survey_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    indicator_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    new_at_least = table.Column<bool>(type: "INTEGER", nullable: true),
                    new_base = table.Column<int>(type: "INTEGER", nullable: true),
                    new_out_of = table.Column<int>(type: "INTEGER", nullable: true),
                    new_value = table.Column<decimal>(type: "TEXT", nullable: true),
                    old_at_least = table.Column<bool>(type: "INTEGER", nullable: true),
                    old_base = table.Column<int>(type: "INTEGER", nullable: true),
                    old_out_of = table.Column<int>(type: "INTEGER", nullable: true),
                    old_value = table.Column<decimal>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_value_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "survey_indicators",
                columns: table => new
                {
                    survey_id = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_indicators", x => new { x.survey_id, x.id });
                    table.ForeignKey(
                        name: "fk_survey_indicators_survey_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "survey_surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "survey_texts",
                columns: table => new
                {
                    survey_id = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_texts", x => new { x.survey_id, x.language });
                    table.ForeignKey(
                        name: "fk_survey_texts_survey_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "survey_surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "survey_indicator_texts",
                columns: table => new
                {
                    survey_id = table.Column<string>(type: "TEXT", nullable: false),
                    indicator_id = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_indicator_texts", x => new { x.survey_id, x.indicator_id, x.language });
                    table.ForeignKey(
                        name: "fk_survey_indicator_texts_survey_indicators",
                        columns: x => new { x.survey_id, x.indicator_id },
                        principalTable: "survey_indicators",
                        principalColumns: new[] { "survey_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "survey_values",
                columns: table => new
                {
                    survey_id = table.Column<string>(type: "TEXT", nullable: false),
                    indicator_id = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    at_least = table.Column<bool>(type: "INTEGER", nullable: false),
                    @base = table.Column<int>(name: "base", type: "INTEGER", nullable: true),
                    out_of = table.Column<int>(type: "INTEGER", nullable: true),
                    value = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_values", x => new { x.survey_id, x.indicator_id, x.year });
                    table.ForeignKey(
                        name: "fk_survey_values_survey_indicators_survey_id_indicator_id",
                        columns: x => new { x.survey_id, x.indicator_id },
                        principalTable: "survey_indicators",
                        principalColumns: new[] { "survey_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_survey_value_changes_figure",
                table: "survey_value_changes",
                columns: new[] { "survey_id", "indicator_id", "year" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "survey_indicator_texts");

            migrationBuilder.DropTable(
                name: "survey_texts");

            migrationBuilder.DropTable(
                name: "survey_value_changes");

            migrationBuilder.DropTable(
                name: "survey_values");

            migrationBuilder.DropTable(
                name: "survey_indicators");

            migrationBuilder.DropTable(
                name: "survey_surveys");
        }
    }
}
