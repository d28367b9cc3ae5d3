using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class ClassPublicationConfiguration : IEntityTypeConfiguration<ClassPublicationRow>
{
    public void Configure(EntityTypeBuilder<ClassPublicationRow> builder)
    {
        builder.ToTable("quiz_class_publications");
        builder.HasKey(publication => publication.VersionId);
        builder.Property(publication => publication.VersionId).ValueGeneratedNever();
        builder.Property(publication => publication.Figures).HasMaxLength(Lengths.Figures);
        builder.HasOne<QuizVersionRow>().WithOne().HasForeignKey<ClassPublicationRow>(publication => publication.VersionId);

        // Of two portals that publish at once one finds the row changed, and leaves it.
        builder.Property(publication => publication.PublishedAt).IsConcurrencyToken();
    }
}
