using CyberAware.Core.Surveys.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class SurveyConfiguration : IEntityTypeConfiguration<SurveyRow>
{
    public void Configure(EntityTypeBuilder<SurveyRow> builder)
    {
        builder.ToTable("survey_surveys");
        builder.HasKey(survey => survey.Id);
        builder.Property(survey => survey.Id).HasMaxLength(Lengths.Id);
        builder.Property(survey => survey.ImportedBy).HasMaxLength(Lengths.Release);
        builder.Property(survey => survey.Version).IsConcurrencyToken();
        builder.HasMany(survey => survey.Indicators).WithOne().HasForeignKey(indicator => indicator.SurveyId);
        builder.HasMany(survey => survey.Texts).WithOne().HasForeignKey(text => text.SurveyId);
    }
}
