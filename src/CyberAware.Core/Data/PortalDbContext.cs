using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Data.Conversions;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.Core.Search.Storage;
using CyberAware.Core.Surveys.Storage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Data;

/// <summary>The portal's database. Everything of the model is here; the derived contexts only tell the migrations apart.</summary>
public abstract class PortalDbContext(DbContextOptions options) : IdentityUserContext<Person, Guid>(options), IDataProtectionKeyContext
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

    /// <summary>The figures of classes that are public.</summary>
    public DbSet<ClassPublicationRow> QuizClassPublications => Set<ClassPublicationRow>();

    /// <summary>Queries that found nothing.</summary>
    public DbSet<ZeroResultQueryRow> ZeroResultQueries => Set<ZeroResultQueryRow>();

    /// <summary>Every state of every file.</summary>
    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    /// <summary>Which revision of a file is public.</summary>
    public DbSet<PublishedRow> Published => Set<PublishedRow>();

    /// <summary>Releases whose files were imported.</summary>
    public DbSet<ReleaseRow> Releases => Set<ReleaseRow>();

    /// <summary>The number of what is public: one row.</summary>
    public DbSet<GenerationRow> Generations => Set<GenerationRow>();

    /// <summary>When which revision became public.</summary>
    public DbSet<EditionPublicationRow> EditionPublications => Set<EditionPublicationRow>();

    /// <summary>Addresses that the back office published.</summary>
    public DbSet<PermalinkRow> Permalinks => Set<PermalinkRow>();

    /// <summary>Addresses that moved.</summary>
    public DbSet<RedirectRow> Redirects => Set<RedirectRow>();

    /// <summary>Changes on their way to readers.</summary>
    public DbSet<EditionRow> Editions => Set<EditionRow>();

    /// <summary>The files of the editions.</summary>
    public DbSet<EditionTextRow> EditionTexts => Set<EditionTextRow>();

    /// <summary>Links to editions that are not public.</summary>
    public DbSet<PreviewLinkRow> PreviewLinks => Set<PreviewLinkRow>();

    /// <summary>What people have typed and not saved.</summary>
    public DbSet<AutosaveRow> Autosaves => Set<AutosaveRow>();

    /// <summary>What people say about lines of editions.</summary>
    public DbSet<EditionCommentRow> EditionComments => Set<EditionCommentRow>();

    /// <summary>Who has which text open.</summary>
    public DbSet<PresenceRow> Presences => Set<PresenceRow>();

    /// <summary>What became of asking for pages outside the portal.</summary>
    public DbSet<ExternalLinkRow> ExternalLinks => Set<ExternalLinkRow>();

    /// <summary>Pictures that editors uploaded.</summary>
    public DbSet<MediaRow> Media => Set<MediaRow>();

    /// <summary>What was done.</summary>
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>The end of the audit trail: one row.</summary>
    public DbSet<AuditHeadRow> AuditHeads => Set<AuditHeadRow>();

    /// <summary>Who has which role.</summary>
    public DbSet<RoleGrantRow> RoleGrants => Set<RoleGrantRow>();

    /// <summary>Links for first credentials.</summary>
    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    /// <summary>Failed sign-ins.</summary>
    public DbSet<SignInDelayRow> SignInDelays => Set<SignInDelayRow>();

    /// <summary>Keys that protect cookies and forms.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
    }

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
