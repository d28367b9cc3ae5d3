using Markdig;
using Markdig.Syntax;

namespace CyberAware.Core.Content.Markup;

/// <summary>
/// Parses a text with the few Markdown extensions the portal uses, under limits of openers, depth and time.
/// Markdig's own catch-all set is avoided: it lets event attributes through.
/// </summary>
internal static class MarkdownText
{
    // "[a](" repeated makes Markdig's link search quadratic; real pages have well under a hundred.
    private const int MaxLinkOpeners = 200;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseCustomContainers()
        .UseGenericAttributes()
        .Build();

    /// <summary>Parses the text; null after a reported problem.</summary>
    public static MarkdownDocument? Parse(FrontMatter matter, ProblemList problems)
    {
        if (matter.Body.AsSpan().Count('[') > MaxLinkOpeners)
        {
            problems.Add(matter.BodyLine, "too-many-links", $"A text may have at most {MaxLinkOpeners} opening square brackets.");
            return null;
        }

        try
        {
            var parsing = Task.Run(() => Markdown.Parse(matter.Body, Pipeline));
            if (parsing.Wait(TimeLimit))
            {
                return parsing.Result;
            }

            problems.Add(matter.BodyLine, "too-slow", $"The text could not be read within {TimeLimit.TotalSeconds:0} seconds.");
        }
        catch (AggregateException e)
        {
            // Markdig throws on extreme nesting; whatever it throws, the text is at fault and is named.
            problems.Add(matter.BodyLine, "unreadable", "The Markdown can't be read: " + e.InnerException!.Message);
        }

        return null;
    }
}
