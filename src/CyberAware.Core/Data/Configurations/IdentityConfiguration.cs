using CyberAware.Core.People.Storage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

// What the framework stores of people, under the portal's own names and lengths.
internal sealed class IdentityConfiguration :
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>,
    IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("person_claims");
        builder.Property(claim => claim.ClaimType).HasMaxLength(Lengths.Title);
        builder.Property(claim => claim.ClaimValue).HasMaxLength(Lengths.Title);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("person_logins");
        builder.Property(login => login.LoginProvider).HasMaxLength(Lengths.Name);
        builder.Property(login => login.ProviderKey).HasMaxLength(Lengths.Title);
        builder.Property(login => login.ProviderDisplayName).HasMaxLength(Lengths.Name);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("person_tokens");
        builder.Property(token => token.LoginProvider).HasMaxLength(Lengths.Name);
        builder.Property(token => token.Name).HasMaxLength(Lengths.Name);
        builder.Property(token => token.Value).HasMaxLength(Lengths.Note);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("person_passkeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(Lengths.CredentialId);
        builder.OwnsOne(passkey => passkey.Data, data =>
        {
            data.ToJson();
            data.Property(values => values.Name).HasMaxLength(Lengths.Name);
        });
        builder.HasOne<Person>().WithMany().HasForeignKey(passkey => passkey.UserId);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.Property(key => key.FriendlyName).HasMaxLength(Lengths.Name);
        builder.Property(key => key.Xml).HasMaxLength(Lengths.KeyXml);
    }
}
