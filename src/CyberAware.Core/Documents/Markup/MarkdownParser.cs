using CyberAware.Core.Documents.Yaml;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Documents.Markup;

/// <summary>
/// Parses a text with the few Markdown extensions the portal uses, under limits of openers, depth and time.
/// Markdig's own catch-all set is avoided: it lets event attributes through.
/// </summary>
internal static class MarkdownParser
{
    // Each of these repeated makes Markdig's search quadratic; real pages have well under a hundred links and some 430 braces.
    private const int MaxLinkOpeners = 200;
    private const int MaxBraces = 1000;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    // Markdig can't be stopped: a text that takes too long keeps its thread. So that such texts can't take all, there are few.
    private static readonly SemaphoreSlim Threads = new(Math.Max(4, 2 * Environment.ProcessorCount));

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseCustomContainers()
        .UseGenericAttributes()
        .Build();

    // In a cell a bar is escaped even in code, and only there: `a \| b` shows a | b.
    private static MarkdownDocument UnescapeBars(MarkdownDocument document)
    {
        foreach (var code in document.Descendants<Table>().SelectMany(table => table.Descendants<CodeInline>()))
        {
            code.Content = code.Content.Replace("\\|", "|", StringComparison.Ordinal);
        }

        return document;
    }

    /// <summary>Parses the text; null after a reported problem.</summary>
    /// <exception cref="TextTooSlowException">It took too long, or others did: said of this moment, not of the text.</exception>
    public static MarkdownDocument? Parse(FrontMatter matter, ProblemList problems)
    {
        foreach (var (opener, most, problem) in new[] { ('[', MaxLinkOpeners, "too-many-links"), ('{', MaxBraces, "too-many-braces") })
        {
            if (matter.Body.AsSpan().Count(opener) > most)
            {
                problems.Add(matter.BodyLine, problem, most);
                return null;
            }
        }

        try
        {
            return UnescapeBars(ParseInTime(matter.Body) ?? throw new TextTooSlowException(problems.File, matter.BodyLine, TimeLimit));
        }
        catch (AggregateException e)
        {
            // Markdig throws on extreme nesting; whatever it throws, the text is at fault and is named.
            problems.Add(matter.BodyLine, "unreadable", e.InnerException!.Message);
            return null;
        }
    }

    private static MarkdownDocument? ParseInTime(string body)
    {
        if (!Threads.Wait(TimeLimit))
        {
            return null;
        }

        // A thread of its own: in the pool it might wait for a free one longer than it may take.
        var parsing = Task.Factory.StartNew(() => Markdown.Parse(body, Pipeline), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        parsing.ContinueWith(_ => Threads.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return parsing.Wait(TimeLimit) ? parsing.Result : null;
    }
}
