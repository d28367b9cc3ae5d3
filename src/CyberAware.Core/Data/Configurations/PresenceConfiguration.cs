using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class PresenceConfiguration : IEntityTypeConfiguration<PresenceRow>
{
    public void Configure(EntityTypeBuilder<PresenceRow> builder)
    {
        builder.ToTable("presences");
        builder.HasKey(presence => new { presence.Path, presence.PersonId });
        builder.Property(presence => presence.Path).HasMaxLength(Lengths.Path);
    }
}
