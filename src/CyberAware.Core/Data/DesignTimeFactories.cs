using Microsoft.EntityFrameworkCore.Design;

namespace CyberAware.Core.Data;

/// <summary>What dotnet-ef makes migrations and the bundle with; the bundle gets its connection string on the command line.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlPortalDbContext>
{
    public PostgreSqlPortalDbContext CreateDbContext(string[] args) =>
        (PostgreSqlPortalDbContext)new PortalDatabase(new DatabaseSettings(true, "Host=localhost;Database=portal"), AppContext.BaseDirectory).CreateDbContext();
}

/// <summary>What dotnet-ef makes migrations with.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqlitePortalDbContext>
{
    public SqlitePortalDbContext CreateDbContext(string[] args) =>
        (SqlitePortalDbContext)new PortalDatabase(new DatabaseSettings(false, "Data Source=portal.db"), AppContext.BaseDirectory).CreateDbContext();
}
