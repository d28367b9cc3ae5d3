using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Core.Pages;

namespace CyberAware.Content.Tests;

/// <summary>What the loader's comparison of skeletons doesn't see.</summary>
public sealed class ParityTests
{
    public static TheoryData<string> Pages => [.. RealContent.Texts.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Paragraphs_BothLanguages_AreAsMany(string path)
    {
        var page = RealContent.Texts.First(text => text.Path == path);

        Assert.Equal(Paragraphs(page[Language.Kazakh]), Paragraphs(page[Language.Russian]));
    }

    // A term of the glossary can have synonyms in one language only.
    private static int Paragraphs(PageText text) => new HtmlParser().ParseDocument(text.Html.Value).QuerySelectorAll("p")
        .Count(paragraph => !paragraph.TextContent.StartsWith("Синонимдері:", StringComparison.Ordinal)
            && !paragraph.TextContent.StartsWith("Синонимы:", StringComparison.Ordinal));
}
