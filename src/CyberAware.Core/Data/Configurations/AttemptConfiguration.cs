using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class AttemptConfiguration : IEntityTypeConfiguration<AttemptRow>
{
    public void Configure(EntityTypeBuilder<AttemptRow> builder)
    {
        builder.ToTable("quiz_attempts");

        // In order of numbers, as the counts read them.
        builder.HasKey(attempt => attempt.Number);
        builder.Property(attempt => attempt.Chosen).HasMaxLength(Lengths.Answers);
        builder.Property(attempt => attempt.Kind).HasConversion<AttemptKindConverter>();

        // Makes the same id count once for a quiz. No index for anything else: figures come from the counts.
        builder.HasIndex(attempt => new { attempt.Id, attempt.VersionId }).IsUnique().HasDatabaseName("ux_quiz_attempts_id_version_id");

        // No foreign key to the version: it would be checked for every row, and the writer
        // has stored the version, which is never deleted, before the first attempt at it.
    }
}
