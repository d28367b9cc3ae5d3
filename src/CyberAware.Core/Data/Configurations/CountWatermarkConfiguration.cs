using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class CountWatermarkConfiguration : IEntityTypeConfiguration<CountWatermarkRow>
{
    public void Configure(EntityTypeBuilder<CountWatermarkRow> builder)
    {
        builder.ToTable("quiz_watermarks");
        builder.HasKey(mark => mark.Name);
        builder.Property(mark => mark.Name).HasMaxLength(Lengths.Choice);
    }
}
