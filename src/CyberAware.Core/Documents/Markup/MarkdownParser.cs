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
    // "[a](" repeated makes Markdig's link search quadratic; real pages have well under a hundred.
    private const int MaxLinkOpeners = 200;

    // Markdig can't be stopped: a text that takes too long keeps its thread. With two of them running no further text is begun.
    private const int MaxAbandoned = 2;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseCustomContainers()
        .UseGenericAttributes()
        .Build();

    private static int abandoned;

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
    public static MarkdownDocument? Parse(FrontMatter matter, ProblemList problems)
    {
        if (matter.Body.AsSpan().Count('[') > MaxLinkOpeners)
        {
            problems.Add(matter.BodyLine, "too-many-links", MaxLinkOpeners);
            return null;
        }

        if (Volatile.Read(ref abandoned) >= MaxAbandoned)
        {
            problems.Add(matter.BodyLine, "too-slow", TimeLimit.TotalSeconds);
            return null;
        }

        try
        {
            // A thread of its own: in the pool it might wait for a free one longer than it may take.
            var parsing = Task.Factory.StartNew(() => Markdown.Parse(matter.Body, Pipeline), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (parsing.Wait(TimeLimit))
            {
                return UnescapeBars(parsing.Result);
            }

            Interlocked.Increment(ref abandoned);
            parsing.ContinueWith(_ => Interlocked.Decrement(ref abandoned), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            problems.Add(matter.BodyLine, "too-slow", TimeLimit.TotalSeconds);
        }
        catch (AggregateException e)
        {
            // Markdig throws on extreme nesting; whatever it throws, the text is at fault and is named.
            problems.Add(matter.BodyLine, "unreadable", e.InnerException!.Message);
        }

        return null;
    }
}
