using CyberAware.Core.Surveys.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class IndicatorTextConfiguration : IEntityTypeConfiguration<IndicatorTextRow>
{
    public void Configure(EntityTypeBuilder<IndicatorTextRow> builder)
    {
        builder.ToTable("survey_indicator_texts");
        builder.HasKey(text => new { text.SurveyId, text.IndicatorId, text.Language });
        builder.Property(text => text.Label).HasMaxLength(Lengths.Title);
        builder.Property(text => text.Question).HasMaxLength(Lengths.Sentence);
        builder.Property(text => text.Note).HasMaxLength(Lengths.Sentence);
    }
}
