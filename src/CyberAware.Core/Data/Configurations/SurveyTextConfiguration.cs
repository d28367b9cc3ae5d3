using CyberAware.Core.Surveys.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class SurveyTextConfiguration : IEntityTypeConfiguration<SurveyTextRow>
{
    public void Configure(EntityTypeBuilder<SurveyTextRow> builder)
    {
        builder.ToTable("survey_texts");
        builder.HasKey(text => new { text.SurveyId, text.Language });
        builder.Property(text => text.Title).HasMaxLength(Lengths.Title);
        builder.Property(text => text.Source).HasMaxLength(Lengths.Sentence);
    }
}
