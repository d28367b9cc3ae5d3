using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class MediaConfiguration : IEntityTypeConfiguration<MediaRow>
{
    public void Configure(EntityTypeBuilder<MediaRow> builder)
    {
        builder.ToTable("media");
        builder.HasKey(media => media.Hash);
        builder.Property(media => media.Hash).HasMaxLength(Lengths.Hash);
        builder.Property(media => media.ContentType).HasMaxLength(Lengths.Choice);
        builder.Property(media => media.FileName).HasMaxLength(Lengths.Title);
    }
}
