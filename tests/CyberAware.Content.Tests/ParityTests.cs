using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Core.Content;

namespace CyberAware.Content.Tests;

/// <summary>What the loader's comparison of skeletons doesn't see: numbers and paragraphs.</summary>
public sealed partial class ParityTests
{
    public static TheoryData<string> Pages => [.. RealContent.Library.Pages.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Numbers_BothLanguages_AreTheSame(string path)
    {
        var page = RealContent.Library.Find(path)!;

        Assert.Equal(Numbers(RealContent.WordsOf(page[Language.Kazakh])), Numbers(RealContent.WordsOf(page[Language.Russian])));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Paragraphs_BothLanguages_AreAsMany(string path)
    {
        var page = RealContent.Library.Find(path)!;

        Assert.Equal(Paragraphs(page[Language.Kazakh]), Paragraphs(page[Language.Russian]));
    }

    [Fact]
    public void Numbers_Text_AreFoundInAnyOrder()
    {
        Assert.Equal(Numbers("2026 жылғы 7 қараша, 94,5%"), Numbers("7 ноября 2026 года, 94,5\u00A0%"));
        Assert.NotEqual(Numbers("2025 жыл"), Numbers("2026 год"));
        Assert.NotEqual(Numbers("7 және 7"), Numbers("7"));
    }

    // A term of the glossary can have synonyms in one language only.
    private static int Paragraphs(PageText text) => new HtmlParser().ParseDocument(text.Html.Value).QuerySelectorAll("p")
        .Count(paragraph => !paragraph.TextContent.StartsWith("Синонимдері:", StringComparison.Ordinal)
            && !paragraph.TextContent.StartsWith("Синонимы:", StringComparison.Ordinal));

    private static List<string> Numbers(string text) => [.. Number().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
