using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class EditionCommentConfiguration : IEntityTypeConfiguration<EditionCommentRow>
{
    public void Configure(EntityTypeBuilder<EditionCommentRow> builder)
    {
        builder.ToTable("edition_comments");
        builder.HasKey(comment => comment.Id);
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.Path).HasMaxLength(Lengths.Path);
        builder.Property(comment => comment.Quote).HasMaxLength(Lengths.Title);
        builder.Property(comment => comment.Text).HasMaxLength(Lengths.Note);
        builder.Property(comment => comment.Version).IsConcurrencyToken();
        builder.HasOne<EditionRow>().WithMany().HasForeignKey(comment => comment.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RevisionRow>().WithMany().HasForeignKey(comment => comment.RevisionId).OnDelete(DeleteBehavior.Restrict);
    }
}
