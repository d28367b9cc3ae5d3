using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Pages;

/// <summary>Uploaded pictures in texts.</summary>
public sealed class MediaInTextTests
{
    private static readonly MediaName Name = MediaName.For([1], PictureFormat.WebP);
    private static readonly Dictionary<MediaName, MediaSize> Media = new() { [Name] = new MediaSize(640, 480) };

    [Fact]
    public void Load_KnownPicture_StandsOnThePageWithItsSize()
    {
        var result = Load(A.Content().WithBody($"A.\n\n![Екі хат]({Name.Url})"));

        var page = result.Library!.Find(ContentBuilder.Page)!;
        Assert.All(Language.All, language => Assert.Matches(
            $"""<img (?=[^>]*src="{Name.Url}")(?=[^>]*width="640")(?=[^>]*height="480")(?=[^>]*loading="lazy")(?=[^>]*alt="Екі хат")""", page[language].Html.Value));
    }

    [Fact]
    public void Load_ByReference_IsTheSame() =>
        Assert.Contains(Name.Url, Load(A.Content().WithBody($"![Екі хат][a]\n\n[a]: {Name.Url}")).Library!.Find(ContentBuilder.Page)![Language.Russian].Html.Value, StringComparison.Ordinal);

    [Theory]
    [InlineData("unknown")]
    [InlineData("other format")]
    [InlineData("no hash")]
    public void Load_UnknownPicture_IsAProblemWithFileAndLine(string kind)
    {
        var url = kind switch
        {
            "unknown" => MediaName.For([2], PictureFormat.WebP).Url,
            "other format" => $"/media/{Name.Hash}.png",
            _ => "/media/photo.webp",
        };

        var result = Load(A.Content().WithBody($"A.\n\n![Екі хат]({url})"));

        Assert.Equal(
            Language.All.Select(language => ($"{ContentBuilder.Page}/{language}.md", ContentBuilder.BodyLine + 2, "media-unknown")),
            result.Problems.Select(problem => (problem.File, problem.Line, problem.Code)));
    }

    /// <summary>Uses are found by the letters of a text, so a picture that readers see must stand there letter by letter.</summary>
    [Theory]
    [InlineData("![A](/media&#47;{0})")]
    [InlineData("![A](/medi&#97;/{0})")]
    [InlineData("![A](/media&sol;{0})")]
    [InlineData("![A](\\/media\\/{0})")]
    [InlineData("![A](</media&#x2F;{0}>)")]
    [InlineData("![A][a]\n\n[a]: /media&#47;{0}")]
    [InlineData("![A](/media&#47;{0})\n\n/media/{0}x")]
    public void Load_PictureWhoseAddressIsEncoded_IsRefused(string markdown)
    {
        var result = Load(A.Content().WithBody(markdown.Replace("{0}", Name.ToString(), StringComparison.Ordinal)));

        Assert.Null(result.Library);
        Assert.All(Language.All, language => Assert.Contains(
            result.Problems, problem => (problem.File, problem.Line, problem.Code) == ($"{ContentBuilder.Page}/{language}.md", ContentBuilder.BodyLine, "media-written")));
    }

    [Fact]
    public void Load_WithoutWords_IsRefusedInTheLanguageThatLacksThem()
    {
        var builder = A.Content().WithBody($"![Екі хат]({Name.Url})").WithFile($"{ContentBuilder.Page}/ru.md", ContentBuilder.Text($"![]({Name.Url})"));

        var problem = Assert.Single(Load(builder).Problems);
        Assert.Equal(($"{ContentBuilder.Page}/ru.md", "picture-without-words"), (problem.File, problem.Code));
    }

    [Fact]
    public void Load_InOneLanguageAlone_IsRefused()
    {
        var builder = A.Content().WithBody($"A.\n\n![Екі хат]({Name.Url})").WithFile($"{ContentBuilder.Page}/ru.md", ContentBuilder.Text("A.\n\nB."));

        Assert.Contains(Load(builder).Problems, problem => problem.Code.StartsWith("languages-differ", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_AsALink_IsRefused() => Assert.All(Load(A.Content().WithBody($"[A]({Name.Url})")).Problems, problem => Assert.Equal("bad-link", problem.Code));

    /// <summary>What the cache kept of a page must not outlive what is known of its pictures; other pages stay as they are.</summary>
    [Fact]
    public void Load_PictureBecomesKnown_MakesOnlyItsPagesAnew()
    {
        var builder = A.Content().WithBody($"![Екі хат]({Name.Url})");
        var cache = new ContentCache();
        Assert.Null(ContentLoader.Load(builder.Files, cache).Library);

        var first = ContentLoader.Load(builder.Files, cache, media: Media).Library!;
        var more = new Dictionary<MediaName, MediaSize>(Media) { [MediaName.For([3], PictureFormat.Png)] = new(1, 1) };
        var second = ContentLoader.Load(builder.Files, cache, media: more).Library!;
        var resized = ContentLoader.Load(builder.Files, cache, media: new Dictionary<MediaName, MediaSize> { [Name] = new(320, 240) }).Library!;

        Assert.Same(first.Find(ContentBuilder.Page), second.Find(ContentBuilder.Page));
        Assert.NotSame(first.Find(ContentBuilder.Page), resized.Find(ContentBuilder.Page));
        Assert.Same(first.Find("guide"), resized.Find("guide"));
    }

    [Theory]
    [InlineData("/media/x.webp", false)]
    [InlineData("https://example.kz/a.png", false)]
    [InlineData("/kk/guide", false)]
    [InlineData("mailto:a@b.kz", false)]
    [InlineData("/pictures/guide/a.png", true)]
    public void Sanitize_PictureOfElsewhere_LosesItsAddress(string url, bool stays) =>
        Assert.Equal(stays, SafeHtml.Sanitize($"<img src=\"{url}\" alt=\"A\">").Value.Contains("src=", StringComparison.Ordinal));

    private static ContentResult Load(ContentBuilder builder) => ContentLoader.Load(builder.Files, media: Media);
}
