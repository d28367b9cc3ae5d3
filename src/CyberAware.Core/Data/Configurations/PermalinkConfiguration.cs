using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class PermalinkConfiguration : IEntityTypeConfiguration<PermalinkRow>
{
    public void Configure(EntityTypeBuilder<PermalinkRow> builder)
    {
        builder.ToTable("permalinks");
        builder.HasKey(permalink => permalink.Address);
        builder.Property(permalink => permalink.Address).HasMaxLength(Lengths.Path);
    }
}
