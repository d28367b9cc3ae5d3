using CyberAware.Core.People.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<InvitationRow>
{
    public void Configure(EntityTypeBuilder<InvitationRow> builder)
    {
        builder.ToTable("invitations");
        builder.HasKey(invitation => invitation.TokenHash);
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(Lengths.Hash);
        builder.Property(invitation => invitation.Version).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(invitation => invitation.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
