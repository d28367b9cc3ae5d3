using CyberAware.Core.Surveys;
using CyberAware.Core.Surveys.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CyberAware.Core.Tests.Data;

public sealed class MigrationTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Migrate_EmptyDatabase_ReachesThisRelease(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.EmptyAsync(provider));

        Assert.NotEmpty(await database.MigrateAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await database.MigrateAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await database.PendingMigrationsAsync(TestContext.Current.CancellationToken));
        await using var context = database.CreateDbContext();
        Assert.Empty(await new SurveyStore(context).ReadAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Model_OfThisRelease_IsInTheMigrations(DatabaseProvider provider)
    {
        await using var context = TestDatabases.Open(await databases.EmptyAsync(provider)).CreateDbContext();

        Assert.False(context.Database.HasPendingModelChanges(), "Add a migration for both contexts, see docs/operations.md.");
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Model_WithOneMoreColumn_IsNoticed(DatabaseProvider provider)
    {
        await using var context = TestDatabases
            .Open(await databases.EmptyAsync(provider), options => options.ReplaceService<IModelCustomizer, OneMoreColumn>())
            .CreateDbContext();

        Assert.True(context.Database.HasPendingModelChanges());
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Tables_AreNamed_InOneWay(DatabaseProvider provider)
    {
        await using var context = TestDatabases.Open(await databases.EmptyAsync(provider)).CreateDbContext();
        var model = context.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        var names = model.Tables.SelectMany(table => new[] { table.Name }
            .Concat(table.Columns.Select(column => column.Name))
            .Concat(table.Indexes.Select(index => index.Name))
            .Concat(table.ForeignKeyConstraints.Select(key => key.Name)));

        Assert.All(names, name => Assert.Matches("^[a-z][a-z0-9_]{0,62}$", name));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Texts_InTheModel_HaveALength(DatabaseProvider provider)
    {
        await using var context = TestDatabases.Open(await databases.EmptyAsync(provider)).CreateDbContext();
        var unlimited = context.Model.GetEntityTypes().SelectMany(type => type.GetFlattenedProperties())
            .Where(property => (property.GetProviderClrType() ?? property.ClrType) == typeof(string) && property.GetMaxLength() is null && !property.IsForeignKey());

        Assert.Empty(unlimited.Select(property => $"{property.DeclaringType.DisplayName()}.{property.Name}"));
    }

    private sealed class OneMoreColumn(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            modelBuilder.Entity<SurveyRow>().Property<string>("remark");
        }
    }
}
