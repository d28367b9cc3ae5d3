using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class PreviewLinkConfiguration : IEntityTypeConfiguration<PreviewLinkRow>
{
    public void Configure(EntityTypeBuilder<PreviewLinkRow> builder)
    {
        builder.ToTable("preview_links");
        builder.HasKey(link => link.Id);
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.Property(link => link.TokenHash).HasMaxLength(Lengths.Hash);
        builder.Property(link => link.TextsHash).HasMaxLength(Lengths.Hash);
        builder.Property(link => link.Version).IsConcurrencyToken();
        builder.HasOne<EditionRow>().WithMany().HasForeignKey(link => link.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(link => link.TokenHash).IsUnique().HasDatabaseName("ix_preview_links_token_hash");
    }
}
