using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberAware.Core.Data.Migrations.Sqlite
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
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
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
