using CyberAware.Core.Surveys.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class ValueChangeConfiguration : IEntityTypeConfiguration<ValueChangeRow>
{
    public void Configure(EntityTypeBuilder<ValueChangeRow> builder)
    {
        builder.ToTable("survey_value_changes");
        builder.HasKey(change => change.Id);
        builder.Property(change => change.SurveyId).HasMaxLength(Lengths.Id);
        builder.Property(change => change.IndicatorId).HasMaxLength(Lengths.Id);
        builder.Property(change => change.ChangedBy).HasMaxLength(Lengths.Release);
        builder.ComplexProperty(change => change.Old);
        builder.ComplexProperty(change => change.New);

        // The history of one figure, oldest first. No foreign key: the history outlives the survey.
        builder.HasIndex(change => new { change.SurveyId, change.IndicatorId, change.Year })
            .HasDatabaseName("ix_survey_value_changes_figure");
    }
}
