using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Text;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages;

/// <summary>How much there is to answer.</summary>
public sealed record QuizOverview(Language Language, QuestionSet Questions)
{
    public int Minutes => QuizReadingTime.Minutes(Questions);

    public string Count(IStringLocalizer text)
    {
        var count = Questions.Questions.Count;
        return PluralFormatter.Pick(Language, count, text["QuestionsOne", count], text["QuestionsFew", count], text["QuestionsMany", count]);
    }
}
