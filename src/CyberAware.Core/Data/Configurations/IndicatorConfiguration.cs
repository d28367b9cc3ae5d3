using CyberAware.Core.Surveys.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class IndicatorConfiguration : IEntityTypeConfiguration<IndicatorRow>
{
    public void Configure(EntityTypeBuilder<IndicatorRow> builder)
    {
        builder.ToTable("survey_indicators");
        builder.HasKey(indicator => new { indicator.SurveyId, indicator.Id });
        builder.Property(indicator => indicator.Id).HasMaxLength(Lengths.Id);
        builder.Property(indicator => indicator.Unit).HasMaxLength(Lengths.Choice);
        builder.Property(indicator => indicator.Place).HasMaxLength(Lengths.Title);
        builder.HasMany(indicator => indicator.Values).WithOne().HasForeignKey(value => new { value.SurveyId, value.IndicatorId });
        builder.HasMany(indicator => indicator.Texts).WithOne().HasForeignKey(text => new { text.SurveyId, text.IndicatorId })
            .HasConstraintName("fk_survey_indicator_texts_survey_indicators"); // the name by convention is too long for PostgreSQL
    }
}
