using CyberAware.Core;
using CyberAware.Core.Alerts;
using CyberAware.Core.Charts;
using CyberAware.Core.Library;
using CyberAware.Web.Links;

namespace CyberAware.Web.Site;

/// <summary>Something that people print, so that its short address works for ever.</summary>
/// <param name="Path">Its address after the language.</param>
/// <param name="Former">Addresses that it had before, oldest first.</param>
/// <param name="Texts">The documents that it shows, the one that names it first.</param>
/// <param name="IsRetired">Whether it answers that it is gone and what is instead.</param>
public sealed record PrintedPage(string Path, IReadOnlyList<string> Former, IReadOnlyList<LibraryText> Texts, bool IsRetired = false)
{
    /// <summary>The address that it had first.</summary>
    public string FirstPath => Former.Count > 0 ? Former[0] : Path;

    /// <summary>Every address that it has or had.</summary>
    public IEnumerable<string> Paths => Former.Append(Path);

    /// <summary>Day of the last change that readers should notice.</summary>
    public DateOnly Updated(Language language) => Texts.Max(text => text[language].Updated);

    /// <summary>Contacts and acts that it shows.</summary>
    public IEnumerable<string> Facts(Language language) => Texts.SelectMany(text => text[language].Facts);

    /// <summary>
    /// All that can be printed: every page, warning, helper (also as a whole), quiz, letter, chart and lesson, with the sheets of
    /// lessons, the booklet, the plan of the year, and the posters.
    /// </summary>
    /// <param name="library">The library.</param>
    /// <param name="alerts">Which of its warnings; readers must not learn of those that are not public yet.</param>
    public static IEnumerable<PrintedPage> In(ContentLibrary library, IEnumerable<Alert> alerts)
    {
        var texts = LibraryTexts.From(library, alerts).ToList();
        foreach (var page in texts.SelectMany(WithSheets).Concat(library.RetiredLessons.Select(LibraryTexts.OfLesson).SelectMany(WithSheets).Select(page => page with { IsRetired = true })))
        {
            yield return page;
        }

        foreach (var advisor in library.Advisors)
        {
            yield return new PrintedPage(CheckPaths.Whole(advisor), [], [texts.First(text => text.Path == CheckPaths.For(advisor))]);
        }

        var guide = texts.Where(text => text.Path == SiteRequirements.Guide || text.Path.StartsWith(SiteRequirements.Guide + "/", StringComparison.Ordinal))
            .OrderBy(text => text.Path.Length).ToList();
        if (guide.Count > 0)
        {
            yield return new PrintedPage(PortalLinks.BookletPath, [], guide);
        }

        if (library.Find(SiteRequirements.Schools) is not null && library.Lessons.Any(lesson => lesson.Week is not null))
        {
            yield return new PrintedPage(SchoolPaths.Term, [], [.. texts.Where(text => text.Path == SchoolPaths.Section || text.Group == TextGroup.Lessons)]);
        }

        if (library.Find(SiteRequirements.Schools) is not null && library.Posters.Count > 0)
        {
            var posters = library.Posters.Select(page => (Path: SchoolPaths.PosterOf(page), Text: texts.First(text => text.Path == page.Path))).ToList();
            yield return new PrintedPage(SchoolPaths.Posters, [], [.. posters.Select(poster => poster.Text)]);
            foreach (var (path, text) in posters)
            {
                yield return new PrintedPage(path, [], [text]);
            }
        }

        foreach (var path in library.Find(StatisticsPaths.Section) is null ? [] : new StatisticsCharts(library.Surveys).Paths)
        {
            yield return new PrintedPage(path, [], [texts.First(text => text.Path == StatisticsPaths.Section)]);
        }
    }

    /// <summary>Addresses of two pages that would share a code.</summary>
    public static IEnumerable<(PrintedPage First, PrintedPage Second, string FirstPath, string SecondPath)> Collisions(IEnumerable<PrintedPage> pages, Func<string, string> codeFor)
    {
        var known = new Dictionary<string, (PrintedPage Page, string Path)>(StringComparer.Ordinal);
        foreach (var (page, path) in pages.SelectMany(page => page.Paths.Select(path => (page, path))))
        {
            if (!known.TryAdd(codeFor(path), (page, path)) && known[codeFor(path)] is var other && other.Path != path)
            {
                yield return (other.Page, page, other.Path, path);
            }
        }
    }

    private static IEnumerable<PrintedPage> WithSheets(LibraryText text)
    {
        var former = text.Former;
        yield return new PrintedPage(text.Path, former, [text]);
        foreach (var sheet in text.Group == TextGroup.Lessons ? SchoolPaths.Sheets : [])
        {
            yield return new PrintedPage($"{text.Path}/{sheet}", [.. former.Select(path => $"{path}/{sheet}")], [text]);
        }
    }
}
