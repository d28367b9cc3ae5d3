using CyberAware.Core.Data.Conversions;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.Core.Search.Storage;
using CyberAware.Core.Surveys.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Data;

/// <summary>The portal's database. Everything of the model is here; the derived contexts only tell the migrations apart.</summary>
public abstract class PortalDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Surveys.</summary>
    public DbSet<SurveyRow> Surveys => Set<SurveyRow>();

    /// <summary>History of the surveys' figures.</summary>
    public DbSet<ValueChangeRow> SurveyValueChanges => Set<ValueChangeRow>();

    /// <summary>Quizzes as they were asked.</summary>
    public DbSet<QuizVersionRow> QuizVersions => Set<QuizVersionRow>();

    /// <summary>Finished quizzes.</summary>
    public DbSet<AttemptRow> QuizAttempts => Set<AttemptRow>();

    /// <summary>What figures are published from.</summary>
    public DbSet<CountRow> QuizCounts => Set<CountRow>();

    /// <summary>How far the counts have come.</summary>
    public DbSet<CountWatermarkRow> QuizWatermarks => Set<CountWatermarkRow>();

    /// <summary>Ids of children's quizzes of the last day.</summary>
    public DbSet<ProcessedIdRow> ProcessedIds => Set<ProcessedIdRow>();

    /// <summary>The figures of quizzes that are public.</summary>
    public DbSet<PublicationRow> QuizPublications => Set<PublicationRow>();

    /// <summary>Queries that found nothing.</summary>
    public DbSet<ZeroResultQueryRow> ZeroResultQueries => Set<ZeroResultQueryRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Language>().HaveConversion<LanguageConverter>().HaveMaxLength(Lengths.Language);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(Lengths.Choice);
    }
}

/// <summary>The portal's database on PostgreSQL.</summary>
public sealed class PostgreSqlPortalDbContext(DbContextOptions<PostgreSqlPortalDbContext> options) : PortalDbContext(options);

/// <summary>The portal's database in an SQLite file.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options);
