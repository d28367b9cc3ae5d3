using CyberAware.Core.People.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class RoleGrantConfiguration : IEntityTypeConfiguration<RoleGrantRow>
{
    public void Configure(EntityTypeBuilder<RoleGrantRow> builder)
    {
        builder.ToTable("role_grants");
        builder.HasKey(grant => new { grant.PersonId, grant.Role, grant.Kind });
        builder.Property(grant => grant.Kind).HasMaxLength(Lengths.Choice);
    }
}
