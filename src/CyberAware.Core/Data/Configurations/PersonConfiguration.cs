using CyberAware.Core.People.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");

        // No address and no telephone number is kept, and no stranger can lock an account: sign-in is delayed instead.
        builder.Metadata.RemoveIndex([builder.Metadata.FindProperty(nameof(Person.NormalizedEmail))!]);
        builder.Ignore(person => person.Email).Ignore(person => person.NormalizedEmail).Ignore(person => person.EmailConfirmed)
            .Ignore(person => person.PhoneNumber).Ignore(person => person.PhoneNumberConfirmed)
            .Ignore(person => person.LockoutEnd).Ignore(person => person.LockoutEnabled).Ignore(person => person.AccessFailedCount);
        builder.HasIndex(person => person.NormalizedUserName).IsUnique().HasDatabaseName("ux_people_normalized_user_name");
        builder.Property(person => person.UserName).HasMaxLength(Lengths.Name);
        builder.Property(person => person.NormalizedUserName).HasMaxLength(Lengths.Name);
        builder.Property(person => person.PasswordHash).HasMaxLength(Lengths.Title);
        builder.Property(person => person.SecurityStamp).HasMaxLength(Lengths.Hash);
        builder.Property(person => person.ConcurrencyStamp).HasMaxLength(Lengths.Hash);
        builder.Property(person => person.DisplayName).HasMaxLength(Lengths.Name);
        builder.HasMany(person => person.Grants).WithOne().HasForeignKey(grant => grant.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
