using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class ExternalLinkConfiguration : IEntityTypeConfiguration<ExternalLinkRow>
{
    public void Configure(EntityTypeBuilder<ExternalLinkRow> builder)
    {
        builder.ToTable("external_links");
        builder.HasKey(link => link.Url);
        builder.Property(link => link.Url).HasMaxLength(Lengths.Url);
    }
}
