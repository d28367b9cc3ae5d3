using CyberAware.Core;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>A result as plain words, to be copied. It leads to the quiz, not to the reader's answers.</summary>
public static class ResultMessage
{
    public static string For(Language language, ResultPageModel page, IStringLocalizer text)
    {
        var score = page.Score!;
        var lines = new List<string> { page.Title, text["RightOf", score.Right, score.Total] };
        if (score.Frauds > 0)
        {
            lines.Add($"{text["Caught"].Value}: {text["OutOf", score.FraudsCaught, score.Frauds].Value}");
        }

        if (score.Genuine > 0)
        {
            lines.Add($"{text["Suspected"].Value}: {text["OutOf", score.WronglySuspected, score.Genuine].Value}");
        }

        if (page.Plan.Count > 0)
        {
            lines.Add("");
            lines.Add(text["Plan"]);
            lines.AddRange(page.Plan.Select((planned, i) =>
                $"{i + 1}. {planned.Action[language].Text} {page.Links.Absolute(page.Links.Action(language, planned.Action)!)}"));
        }

        return string.Join('\n', [.. lines, "", page.Links.Absolute(page.Links.Quiz(language, page.Quiz))]);
    }
}
