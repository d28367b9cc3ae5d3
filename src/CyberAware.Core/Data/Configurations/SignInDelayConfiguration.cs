using CyberAware.Core.People.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class SignInDelayConfiguration : IEntityTypeConfiguration<SignInDelayRow>
{
    public void Configure(EntityTypeBuilder<SignInDelayRow> builder)
    {
        builder.ToTable("sign_in_delays");
        builder.HasKey(delay => delay.Key);
        builder.Property(delay => delay.Key).HasMaxLength(Lengths.Id);
        builder.Property(delay => delay.Version).IsConcurrencyToken();
        builder.HasIndex(delay => delay.LastAt).HasDatabaseName("ix_sign_in_delays_last_at");
    }
}
