using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class AutosaveConfiguration : IEntityTypeConfiguration<AutosaveRow>
{
    public void Configure(EntityTypeBuilder<AutosaveRow> builder)
    {
        builder.ToTable("autosaves");
        builder.HasKey(autosave => new { autosave.PersonId, autosave.Path });
        builder.Property(autosave => autosave.Path).HasMaxLength(Lengths.Path);
        builder.Property(autosave => autosave.Text).HasMaxLength(Lengths.Document);
        builder.Property(autosave => autosave.BaseHash).HasMaxLength(Lengths.Hash);
        builder.Property(autosave => autosave.Version).IsConcurrencyToken();
    }
}
