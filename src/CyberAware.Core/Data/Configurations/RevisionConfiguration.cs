using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class RevisionConfiguration : IEntityTypeConfiguration<RevisionRow>
{
    public void Configure(EntityTypeBuilder<RevisionRow> builder)
    {
        builder.ToTable("revisions");
        builder.HasKey(revision => revision.Id);
        builder.Property(revision => revision.Id).ValueGeneratedNever();
        builder.Property(revision => revision.Path).HasMaxLength(Lengths.Path);
        builder.Property(revision => revision.Hash).HasMaxLength(Lengths.Hash);
        builder.Property(revision => revision.BaseHash).HasMaxLength(Lengths.Hash);
        builder.Property(revision => revision.PublicNote).HasMaxLength(Lengths.Note);
        builder.Property(revision => revision.InternalNote).HasMaxLength(Lengths.Note);
        builder.HasOne<ReleaseRow>().WithMany().HasForeignKey(revision => revision.ReleaseId).OnDelete(DeleteBehavior.Restrict);

        // Of two who save the same text at once one fails here.
        builder.HasIndex(revision => new { revision.Path, revision.Number }).IsUnique().HasDatabaseName("ux_revisions_path_number");
        builder.HasIndex(revision => revision.EditionId).HasDatabaseName("ix_revisions_edition_id");
    }
}
