using System.Text;
using System.Text.RegularExpressions;
using CyberAware.Core.Actions;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.Pages;
using CyberAware.Core.Search;

namespace CyberAware.Core.Wording;

/// <summary>Links that promise more than they give: the page behind them doesn't speak of what they are offered for.</summary>
internal sealed partial class LinkPromises
{
    // With one word in common a person looks whether it is the right one.
    private const int SharedWords = 2;

    private readonly ContentLibrary library;
    private readonly Dictionary<PageText, IReadOnlyList<PageSection>> sectionsOf = new(ReferenceEqualityComparer.Instance);

    private LinkPromises(ContentLibrary library) => this.library = library;

    /// <summary>Reports terms of the glossary and actions of these files whose link leads to a text without their words.</summary>
    public static void Check(ContentLibrary library, IReadOnlyList<ContentFile> content, Func<string, ProblemList> problemsOf) =>
        new LinkPromises(library).Check(content, problemsOf);

    private void Check(IReadOnlyList<ContentFile> content, Func<string, ProblemList> problemsOf)
    {
        foreach (var language in Language.All)
        {
            var path = $"{GlossaryTerms.Path}/{language}.md";
            if (content.FirstOrDefault(file => file.Path == path) is { } glossary)
            {
                CheckGlossary(language, Encoding.UTF8.GetString(glossary.Bytes), problemsOf(path));
            }
        }

        var files = content.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var action in library.Actions.Values.Where(action => files.Contains(action.File)))
        {
            CheckAction(action, problemsOf(action.File));
        }
    }

    // "### Term {#anchor}", perhaps a line of synonyms "Word: a, b.", last a line "Word: [page](/page)."
    private void CheckGlossary(Language language, string text, ProblemList problems)
    {
        var (names, anchor, number) = (new List<string>(), "", 0);
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (Term().Match(line) is { Success: true } term)
            {
                (names, anchor) = ([term.Groups["name"].Value], term.Groups["anchor"].Value);
            }
            else if (More().Match(line) is { Success: true } more
                && library.Find(more.Groups["path"].Value) is { } page && page[language] is var target
                && !target.Html.Value.Contains($"/{GlossaryTerms.Path}#{anchor}\"", StringComparison.Ordinal)
                && StemsOf(language, WordsOf(Sections(target), target)) is var spoken
                && names.Select(name => StemsOf(language, name)).Where(stems => stems.Count > 0).ToList() is { Count: > 0 } terms
                && !terms.Any(spoken.IsSupersetOf))
            {
                if (terms.Any(spoken.Overlaps))
                {
                    problems.AddWarning(number, "link-promise-doubt.term", names[0], "/" + page.Path);
                }
                else
                {
                    problems.AddFault(number, "link-promise.term", names[0], "/" + page.Path);
                }
            }
            else if (Synonyms().Match(line) is { Success: true } synonyms)
            {
                names.AddRange(synonyms.Groups["names"].Value.Split(',').Select(name => Brackets().Replace(name, "")));
            }
        }
    }

    private void CheckAction(RecommendedAction action, ProblemList problems)
    {
        foreach (var (language, text) in action.Texts)
        {
            if (action.Path is not null && library.FindCurrent(action.Path) is { } page)
            {
                var own = StemsOf(language, text.Text);
                var shared = own.Intersect(StemsOf(language, SectionOf(page[language], action.Anchor))).Count();
                var address = $"/{action.Path}{(action.Anchor is null ? "" : "#" + action.Anchor)}";
                if (shared == 0)
                {
                    problems.AddFault(action.Line, "link-promise.action", action.Id, address, language.Tag);
                }
                else if (shared < Math.Min(SharedWords, own.Count))
                {
                    problems.AddWarning(action.Line, "link-promise-doubt.action", action.Id, address, language.Tag);
                }
            }
        }
    }

    private IReadOnlyList<PageSection> Sections(PageText text) =>
        sectionsOf.TryGetValue(text, out var sections) ? sections : sectionsOf[text] = PageSections.Split(text);

    private static string WordsOf(IEnumerable<PageSection> sections, PageText text) =>
        string.Join(' ', sections.Select(section => $"{section.Heading} {section.Text}").Prepend($"{text.Title} {text.Summary}"));

    // The section of an anchor with those below it.
    private string SectionOf(PageText text, string? anchor)
    {
        var sections = Sections(text);
        var start = sections.TakeWhile(section => section.Anchor != anchor).Count();
        if (anchor is null || start == sections.Count)
        {
            return WordsOf(sections, text);
        }

        var level = sections[start].Level;
        var own = sections.Skip(start + 1).TakeWhile(section => section.Level == 0 || section.Level > level).Prepend(sections[start]);
        return string.Join(' ', own.Select(section => $"{section.Heading} {section.Text}"));
    }

    private static HashSet<string> StemsOf(Language language, string words)
    {
        var text = TextPipeline.Normalise(words);
        return Tokenizer.Tokenize(text).Select(place => TextPipeline.Fold(text.AsSpan(place.Start, place.Length)))
            .Where(word => word.Length > 2 && !StopWords.Contains(word))
            .Select(Stemmer.For(language).Stem).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^### (?<name>.+?) \{#(?<anchor>[a-z0-9-]+)\}")]
    private static partial Regex Term();

    [GeneratedRegex(@"^\p{L}+: \[[^\]]*\]\(/(?<path>[a-z0-9/-]+)(#[a-z0-9-]+)?\)")]
    private static partial Regex More();

    [GeneratedRegex(@"^\p{L}+: (?<names>[^\[]+?)\.?\s*$")]
    private static partial Regex Synonyms();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Brackets();
}
