using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberAware.Core.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class SearchMisses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "search_misses",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    query = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_misses", x => new { x.day, x.language, x.query });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "search_misses");
        }
    }
}
