using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class GenerationConfiguration : IEntityTypeConfiguration<GenerationRow>
{
    public void Configure(EntityTypeBuilder<GenerationRow> builder)
    {
        builder.ToTable("generation");
        builder.HasKey(generation => generation.Id);
        builder.Property(generation => generation.Id).ValueGeneratedNever();
        builder.Property(generation => generation.Number).IsConcurrencyToken();
    }
}
