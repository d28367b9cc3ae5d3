using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class RedirectConfiguration : IEntityTypeConfiguration<RedirectRow>
{
    public void Configure(EntityTypeBuilder<RedirectRow> builder)
    {
        builder.ToTable("redirects");
        builder.HasKey(redirect => redirect.From);
        builder.Property(redirect => redirect.From).HasMaxLength(Lengths.Path);
        builder.Property(redirect => redirect.To).HasMaxLength(Lengths.Path);
    }
}
