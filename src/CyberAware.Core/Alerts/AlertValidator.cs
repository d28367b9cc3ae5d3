using CyberAware.Core.Documents;
using CyberAware.Core.Pages;
using CyberAware.Core.Text;

namespace CyberAware.Core.Alerts;

/// <summary>What a warning must hold: it is read in a minute, tells how the scheme works, what to do, and whom to call.</summary>
internal static class AlertValidator
{
    /// <summary>Most words of a text, without title and summary.</summary>
    public const int MaxWords = 200;

    private static readonly string[] Blocks = ["scheme", "dont", "do"];

    /// <summary>Checks one language.</summary>
    /// <param name="page">The text as readers get it.</param>
    /// <param name="text">Its words without markup.</param>
    /// <param name="line">Line of the file on which the text begins.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(PageText page, AlertText text, int line, ProblemList problems)
    {
        var words = WordCount.Count(text.Description) + WordCount.Count(text.Instruction);
        if (words > MaxWords)
        {
            problems.Add(line, "alert-length", words, MaxWords);
        }

        foreach (var block in Blocks.Where(block => !page.Html.Value.Contains($"block block-{block}\"", StringComparison.Ordinal)))
        {
            problems.Add(line, "alert-block", block);
        }

        if (page.Facts.Count == 0)
        {
            problems.Add(line, "alert-contact");
        }
    }
}
