using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberAware.Core.Data.Configurations;

internal sealed class QuizVersionQuestionConfiguration : IEntityTypeConfiguration<QuizVersionQuestionRow>
{
    public void Configure(EntityTypeBuilder<QuizVersionQuestionRow> builder)
    {
        builder.ToTable("quiz_version_questions");
        builder.HasKey(question => new { question.VersionId, question.Position });
        builder.Property(question => question.QuestionId).HasMaxLength(Lengths.Id);
        builder.Property(question => question.Topic).HasMaxLength(Lengths.Id);
        builder.Property(question => question.Options).HasMaxLength(Lengths.Sentence);
    }
}
