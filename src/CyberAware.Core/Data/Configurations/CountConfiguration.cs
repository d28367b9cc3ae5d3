using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class CountConfiguration : IEntityTypeConfiguration<CountRow>
{
    public void Configure(EntityTypeBuilder<CountRow> builder)
    {
        builder.ToTable("quiz_counts");

        // Grain and time come first: the published figures are one range of the index.
        builder.HasKey(count => new
        {
            count.Grain,
            count.Start,
            count.VersionId,
            count.Measure,
            count.Question,
            count.Item,
            count.Language,
            count.Kind,
        });
        builder.Property(count => count.Kind).HasConversion<AttemptKindConverter>();
    }
}
