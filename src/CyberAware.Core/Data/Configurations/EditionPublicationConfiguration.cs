using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class EditionPublicationConfiguration : IEntityTypeConfiguration<EditionPublicationRow>
{
    public void Configure(EntityTypeBuilder<EditionPublicationRow> builder)
    {
        builder.ToTable("edition_publications");
        builder.HasKey(publication => publication.Id);
        builder.Property(publication => publication.Id).ValueGeneratedNever();
        builder.Property(publication => publication.Path).HasMaxLength(Lengths.Path);
        builder.HasOne<EditionRow>().WithMany().HasForeignKey(publication => publication.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RevisionRow>().WithMany().HasForeignKey(publication => publication.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RevisionRow>().WithMany().HasForeignKey(publication => publication.PreviousId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(publication => new { publication.Path, publication.PublishedAt }).HasDatabaseName("ix_edition_publications_path_published_at");
    }
}
