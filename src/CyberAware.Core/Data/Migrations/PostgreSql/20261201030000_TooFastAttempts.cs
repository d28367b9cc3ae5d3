using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberAware.Core.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TooFastAttempts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => TooFastName.Give(migrationBuilder);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => TooFastName.TakeBack(migrationBuilder);
    }
}
