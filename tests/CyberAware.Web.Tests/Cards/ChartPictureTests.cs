using System.Net;
using CyberAware.Core;
using CyberAware.Core.Charts;
using CyberAware.Core.Surveys;
using CyberAware.TestSupport;
using CyberAware.Web.Cards;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace CyberAware.Web.Tests.Cards;

/// <summary>Charts as pictures to take along: each in both languages, with whole words that don't touch one another.</summary>
public sealed class ChartPictureTests(SharedPortal portal)
{
    private PortalSnapshot Snapshot => portal.Host.Services.GetRequiredService<SnapshotProvider>().Current;

    private CardService Cards => portal.Host.Services.GetRequiredService<CardService>();

    private IEnumerable<ChartView> Drawn => Snapshot.Charts.All.Where(view => view.Chart.HasChart);

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_EveryChart_IsAPngAndThePreviewOfItsPage(string language)
    {
        using var client = portal.Host.RawClient();
        Assert.NotEmpty(Drawn);
        foreach (var view in Drawn)
        {
            using var response = await client.GetAsync($"/{language}/{view.Path}.png", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("public, max-age=60", response.Headers.CacheControl?.ToString());
            var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            using var bitmap = SKBitmap.Decode(bytes);
            Assert.Equal((1200, 630), (bitmap.Width, bitmap.Height));

            var preview = $"/cards/{language}/{view.Path}.png?v={response.Headers.ETag!.Tag.Trim('"')}";
            Assert.Equal(bytes, await client.GetByteArrayAsync(preview, TestContext.Current.CancellationToken));
            var page = await client.GetPageAsync($"/{language}/{view.Path}");
            Assert.EndsWith(preview, page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"), StringComparison.Ordinal);
            Assert.Equal(2, page.QuerySelectorAll($"main a[type='image/png'][href='/{language}/{view.Path}.png'][download]").Length);
        }
    }

    [Theory]
    [InlineData("/kk/statistics/none.png")]
    [InlineData("/ru/statistics/method.png")]
    [InlineData("/ru/statistics/indicators.png")]
    [InlineData("/kk/statistics/quizzes.png")]
    [InlineData("/kk/statistics/HARMS.png")]
    [InlineData("/en/statistics/harms.png")]
    [InlineData("/kk/statistics/%F0%9F%98%80.png")]
    public async Task Get_WhatIsNoChart_IsNotFound(string address)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Get_PageOfATable_OffersNoPicture()
    {
        var page = await portal.Host.RawClient().GetPageAsync("/kk/statistics/method");
        Assert.Empty(page.QuerySelectorAll("main a[type='image/png']"));
    }

    [Fact]
    public void Draw_EveryChart_HasItsWordsWholeAndApart()
    {
        foreach (var content in Drawn.SelectMany(view => Language.All.Select(language => ContentOf(view, language))))
        {
            var picture = ChartPicture.From(content, content.Chart!);
            var scene = picture.Scene!;
            Assert.All(new[] { picture.Title, picture.Measure, picture.Source }, text => Assert.True(text.Fits, string.Join(' ', text.Lines)));
            Assert.Equal(picture.Plot.Width, picture.Frame.Width, 1f);
            Assert.True(picture.Frame.Height <= picture.Plot.Height + 1);
            var words = scene.Shapes.OfType<ChartTextShape>().SelectMany(LinesOf).ToList();
            Assert.All(words, word => Assert.True(word.Box.Left >= -1 && word.Box.Right <= (float)scene.Width + 1 && word.Box.Bottom <= (float)scene.Height + 1, word.Text));
            Assert.Empty(
                from word in words
                from other in words
                where !ReferenceEquals(word, other) && word.Box.IntersectsWith(other.Box)
                select $"{content.Sentence}: '{word.Text}' touches '{other.Text}'");
        }
    }

    [Theory]
    [InlineData("harms", 15)]
    [InlineData("strong-passwords", 2)]
    [InlineData("skills", 4)]
    [InlineData("index", 1)]
    public void Draw_Chart_HasABarForEachFigureAndNoneForAYearWithoutOne(string chart, int bars)
    {
        var content = ContentOf(Snapshot.Charts.Find(chart)!, Language.Kazakh);
        var scene = ChartPicture.From(content, content.Chart!).Scene!;
        Assert.Equal(bars, scene.Shapes.Count(shape => shape is ChartRect { Role: ShapeRole.Bar }));
        Assert.Equal(bars, scene.Shapes.Count(shape => shape.Role == ShapeRole.Value));
    }

    // As many bars as there may be, each with a label of two lines, below a finding and a measure of two.
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public void From_ManyBarsWithLongLabels_StaysInItsPlace(string tag)
    {
        var language = Language.Find(tag)!;
        var content = ContentOf(Snapshot.Charts.Find("harms")!, language) with { Sentence = string.Join(' ', Enumerable.Repeat("Қауіпсіздендірілмеген", 5)) };
        var picture = ChartPicture.From(content, content.Chart! with { View = Bars(8), Measure = string.Join(' ', Enumerable.Repeat("Қауіпсіздендірілмеген", 8)) });

        Assert.True(picture.Title.Lines.Count == 2 && picture.Measure.Lines.Count == 2);
        Assert.True(SKRect.Inflate(picture.Plot, 0.5f, 0.5f).Contains(picture.Frame), $"{picture.Frame} of {picture.Plot}");
        Assert.Equal(picture.Plot.MidX, picture.Frame.MidX, 0.5f);
        Assert.InRange((float)ChartScene.FontSize * picture.Scale, 9, 24);
    }

    [Fact]
    public void From_MoreBarsThanCanBeRead_HasNoFigures()
    {
        var content = ContentOf(Snapshot.Charts.Find("harms")!, Language.Russian);
        var picture = ChartPicture.From(content, content.Chart! with { View = Bars(12) });

        Assert.Null(picture.Scene);
        Assert.Equal(SKRect.Empty, picture.Frame);
    }

    [Fact]
    public void Version_OfAChart_ChangesWithItsFigures()
    {
        var view = Snapshot.Charts.Find("antivirus")!;
        var content = ContentOf(view, Language.Russian);
        var indicator = view.Indicators[0];
        var other = view.Survey with { Indicators = [indicator with { Values = [indicator.Values[0], indicator.Values[1] with { Value = 24 }] }] };

        Assert.Equal(content.Version, (content with { }).Version);
        Assert.NotEqual(content.Version, VersionOf(content, content.Chart! with { View = view with { Survey = other } }));
        Assert.NotEqual(content.Version, VersionOf(content, content.Chart with { Source = "" }));
    }

    private static string VersionOf(CardContent content, CardChart chart) =>
        new CardContent(content.Format, content.Language, content.Sentence, content.Drawing, content.Portal, content.Link, content.Note, chart).Version;

    private static ChartView Bars(int count)
    {
        Indicator[] indicators = [.. Enumerable.Range(0, count).Select(i => new Indicator($"i{i}", "percent", "", [new IndicatorValue(2025, 51.7m, false, null, null)]))];
        var label = string.Join(' ', Enumerable.Repeat("Қауіпсіздендірілмегендіктеріңізден", 3));
        var text = new SurveyText("t", "s", indicators.ToDictionary(one => one.Id, _ => label), new Dictionary<string, string>(), new Dictionary<string, string>());
        return new ChartView(
            new Survey("s", 2025, 6000, indicators, Language.All.ToDictionary(language => language, _ => text)),
            new SurveyChart("c", SurveyChart.Bars, [.. indicators.Select(indicator => indicator.Id)], []));
    }

    private static IEnumerable<Word> LinesOf(ChartTextShape words)
    {
        using var font = ChartPainter.FontOf(words);
        foreach (var (index, line) in words.Lines.Index())
        {
            var width = font.MeasureText(line);
            var left = (float)words.X - (words.Anchor switch { TextAnchor.Middle => width / 2, TextAnchor.End => width, _ => 0 });
            var foot = (float)(words.Y + (index * ChartScene.LineHeight));
            yield return new Word(line, new SKRect(left, foot - 10, left + width, foot + 2));
        }
    }

    private CardContent ContentOf(ChartView view, Language language) => Cards.ContentOf(Snapshot, language, Snapshot.Cards.Find(view.Path)!, CardFormat.Preview);

    private sealed record Word(string Text, SKRect Box);
}
