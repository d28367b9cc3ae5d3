using Xunit;

namespace CyberAware.TestSupport.Databases;

/// <summary>The databases that the portal runs on.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>For theories: whatever writes is tested on both.</summary>
public sealed class EveryDatabase : TheoryData<DatabaseProvider>
{
    public EveryDatabase() => AddRange(Enum.GetValues<DatabaseProvider>());
}
