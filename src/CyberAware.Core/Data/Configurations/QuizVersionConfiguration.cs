using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class QuizVersionConfiguration : IEntityTypeConfiguration<QuizVersionRow>
{
    public void Configure(EntityTypeBuilder<QuizVersionRow> builder)
    {
        builder.ToTable("quiz_versions");
        builder.HasKey(version => version.Id);
        builder.Property(version => version.Slug).HasMaxLength(Lengths.Id);
        builder.Property(version => version.Version).HasMaxLength(Lengths.Choice);
        builder.HasMany(version => version.Questions).WithOne().HasForeignKey(question => question.VersionId);

        // Two hosts that meet a new version at once must end up with one row.
        builder.HasIndex(version => new { version.Slug, version.Version, version.CountsOnly })
            .IsUnique().HasDatabaseName("ux_quiz_versions_slug_version");
    }
}
