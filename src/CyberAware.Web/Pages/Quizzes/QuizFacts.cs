using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Text;
using CyberAware.Web.Quizzes;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>How much there is to answer.</summary>
public sealed record QuizFacts(Language Language, QuestionSet Questions)
{
    public int Minutes => QuizLength.Minutes(Questions);

    public string Count(IStringLocalizer text)
    {
        var count = Questions.Questions.Count;
        return PluralText.Pick(Language, count, text["QuestionsOne", count], text["QuestionsFew", count], text["QuestionsMany", count]);
    }
}
