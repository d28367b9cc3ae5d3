using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class ReleaseConfiguration : IEntityTypeConfiguration<ReleaseRow>
{
    public void Configure(EntityTypeBuilder<ReleaseRow> builder)
    {
        builder.ToTable("releases");
        builder.HasKey(release => release.Id);
        builder.Property(release => release.Version).HasMaxLength(Lengths.Release);
        builder.Property(release => release.ContentHash).HasMaxLength(Lengths.Hash);
        builder.HasIndex(release => release.ContentHash).HasDatabaseName("ix_releases_content_hash");
    }
}
