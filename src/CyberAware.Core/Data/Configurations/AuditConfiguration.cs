using CyberAware.Core.Audit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit");
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.Property(row => row.PersonName).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Action).HasMaxLength(Lengths.Id);
        builder.Property(row => row.Subject).HasMaxLength(Lengths.Path);
        builder.Property(row => row.Network).HasMaxLength(Lengths.Network);
        builder.Property(row => row.Details).HasMaxLength(Lengths.Details);
        builder.Property(row => row.PreviousHash).HasMaxLength(Lengths.Hash);
        builder.Property(row => row.Hash).HasMaxLength(Lengths.Hash);
    }
}
