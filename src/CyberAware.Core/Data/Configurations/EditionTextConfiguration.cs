using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class EditionTextConfiguration : IEntityTypeConfiguration<EditionTextRow>
{
    public void Configure(EntityTypeBuilder<EditionTextRow> builder)
    {
        builder.ToTable("edition_texts");
        builder.HasKey(text => new { text.EditionId, text.Path });
        builder.Property(text => text.Path).HasMaxLength(Lengths.Path);
        builder.Property(text => text.Version).IsConcurrencyToken();
        builder.HasOne<RevisionRow>().WithMany().HasForeignKey(text => text.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RevisionRow>().WithMany().HasForeignKey(text => text.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(text => text.Path).HasDatabaseName("ix_edition_texts_path");
    }
}
