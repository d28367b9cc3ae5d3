using System.Globalization;
using CyberAware.Core.Documents.Markup;
using Markdig.Syntax;

namespace CyberAware.Core.Pages;

/// <summary>
/// Puts the entries of a list of terms into the alphabet of the page's language: both languages hold them in the
/// same order, so that they can be compared, and each shows them in its own.
/// </summary>
internal static class EntryOrder
{
    private const int EntryLevel = 3;

    /// <summary>Sorts the third-level headings of each section together with what stands under them.</summary>
    public static void Sort(MarkdownDocument document, Language language)
    {
        var sorted = Sort(document.ToList(), block => block is HeadingBlock heading ? (heading.Level, InlineText.From(heading.Inline)) : null, language);
        document.Clear();
        foreach (var block in sorted)
        {
            document.Add(block);
        }
    }

    /// <inheritdoc cref="Sort(MarkdownDocument, Language)" />
    public static IReadOnlyList<Heading> Sort(IReadOnlyList<Heading> headings, Language language) =>
        Sort(headings, heading => (heading.Level, heading.Text), language);

    private static List<T> Sort<T>(IEnumerable<T> items, Func<T, (int Level, string Text)?> headingOf, Language language)
    {
        var order = StringComparer.Create(language.Culture, CompareOptions.IgnoreCase);
        var sorted = new List<T>();
        var entries = new List<(string Text, List<T> Items)>();
        foreach (var item in items)
        {
            var heading = headingOf(item);
            if (heading is { Level: EntryLevel } entry)
            {
                entries.Add((entry.Text, [item]));
            }
            else if (entries.Count > 0 && heading is not { Level: < EntryLevel })
            {
                entries[^1].Items.Add(item);
            }
            else
            {
                Close();
                sorted.Add(item);
            }
        }

        Close();
        return sorted;

        void Close()
        {
            sorted.AddRange(entries.OrderBy(entry => entry.Text, order).SelectMany(entry => entry.Items));
            entries.Clear();
        }
    }
}
