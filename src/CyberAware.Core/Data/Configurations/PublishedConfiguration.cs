using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class PublishedConfiguration : IEntityTypeConfiguration<PublishedRow>
{
    public void Configure(EntityTypeBuilder<PublishedRow> builder)
    {
        builder.ToTable("published");
        builder.HasKey(published => published.Path);
        builder.Property(published => published.Path).HasMaxLength(Lengths.Path);
        builder.Property(published => published.Version).IsConcurrencyToken();
        builder.HasOne<RevisionRow>().WithMany().HasForeignKey(published => published.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RevisionRow>().WithMany().HasForeignKey(published => published.ShippedId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RevisionRow>().WithMany().HasForeignKey(published => published.ShippedBaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
