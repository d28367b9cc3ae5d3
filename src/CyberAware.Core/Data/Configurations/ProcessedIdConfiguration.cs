using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class ProcessedIdConfiguration : IEntityTypeConfiguration<ProcessedIdRow>
{
    public void Configure(EntityTypeBuilder<ProcessedIdRow> builder)
    {
        builder.ToTable("quiz_seen");
        builder.HasKey(seen => new { seen.Id, seen.VersionId });
        builder.Property(seen => seen.Id).ValueGeneratedNever();

        // Rows of yesterday are deleted every hour.
        builder.HasIndex(seen => seen.SeenAt).HasDatabaseName("ix_quiz_seen_seen_at");
    }
}
