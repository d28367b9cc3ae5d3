using CyberAware.Core.Search.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class ZeroResultQueryConfiguration : IEntityTypeConfiguration<ZeroResultQueryRow>
{
    public void Configure(EntityTypeBuilder<ZeroResultQueryRow> builder)
    {
        // The day first: editors read days, and old days are deleted.
        builder.ToTable("search_misses");
        builder.HasKey(miss => new { miss.Day, miss.Language, miss.Query });
        builder.Property(miss => miss.Query).HasMaxLength(Lengths.Query);
    }
}
