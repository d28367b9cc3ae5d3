using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class EditionConfiguration : IEntityTypeConfiguration<EditionRow>
{
    public void Configure(EntityTypeBuilder<EditionRow> builder)
    {
        builder.ToTable("editions");
        builder.HasKey(edition => edition.Id);
        builder.Property(edition => edition.Id).ValueGeneratedNever();
        builder.Property(edition => edition.Kind).HasMaxLength(Lengths.Choice);
        builder.Property(edition => edition.Title).HasMaxLength(Lengths.Title);
        builder.Property(edition => edition.ApprovedHash).HasMaxLength(Lengths.Hash);
        builder.Property(edition => edition.Reason).HasMaxLength(Lengths.Note);
        builder.Property(edition => edition.Version).IsConcurrencyToken();
        builder.HasMany(edition => edition.Texts).WithOne().HasForeignKey(text => text.EditionId);

        // What an instance looks for every second.
        builder.HasIndex(edition => new { edition.State, edition.ScheduledFor }).HasDatabaseName("ix_editions_state_scheduled_for");
    }
}
