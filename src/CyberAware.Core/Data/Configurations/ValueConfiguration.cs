using CyberAware.Core.Surveys.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class ValueConfiguration : IEntityTypeConfiguration<ValueRow>
{
    public void Configure(EntityTypeBuilder<ValueRow> builder)
    {
        builder.ToTable("survey_values");
        builder.HasKey(value => new { value.SurveyId, value.IndicatorId, value.Year });
        builder.ComplexProperty(value => value.Figure, figure =>
        {
            figure.Property(part => part.Value).HasColumnName("value");
            figure.Property(part => part.AtLeast).HasColumnName("at_least");
            figure.Property(part => part.OutOf).HasColumnName("out_of");
            figure.Property(part => part.Base).HasColumnName("base");
        });
    }
}
