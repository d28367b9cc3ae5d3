using System.Net;
using CyberAware.Core;
using CyberAware.TestSupport;
using CyberAware.Web.Cards;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using ZXing;
using ZXing.Common;

namespace CyberAware.Web.Tests.Cards;

/// <summary>Cards as pictures: whole words, a code that a camera reads, the same bytes from the same content.</summary>
public sealed class CardTests(SharedPortal portal)
{
    private PortalSnapshot Snapshot => portal.Host.Services.GetRequiredService<SnapshotProvider>().Current;

    private CardService Cards => portal.Host.Services.GetRequiredService<CardService>();

    [Fact]
    public void Draw_EveryDrawing_IsUnderstood()
    {
        using var bitmap = new SKBitmap(200, 200);
        using var canvas = new SKCanvas(bitmap);
        foreach (var name in CardDrawings.Names)
        {
            canvas.Clear();
            CardDrawings.Draw(canvas, name, SKRect.Create(10, 10, 180, 180), SKColors.Black);
            Assert.True(bitmap.Pixels.Distinct().Count() > 2, $"Nothing is drawn of '{name}'.");
        }
    }

    [Fact]
    public void Sentence_OfEveryCard_HasItsLettersAndFitsItsBox()
    {
        var contents = AllContents().ToList();

        Assert.NotEmpty(contents);
        Assert.Empty(contents.SelectMany(content => MissingIn(CardFonts.Bold, content.Sentence)
            .Concat(MissingIn(CardFonts.Medium, content.Portal + content.Note)).Concat(MissingIn(CardFonts.Bold, content.Link?.Address ?? ""))).Distinct());
        Assert.Empty(contents.Where(content => !CardPainter.Sentence(content).Fits).Select(content => content.Sentence));
    }

    [Theory]
    [InlineData("Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і", 0)]
    [InlineData("Ы漢", 1)]
    public void MissingIn_Text_NamesCharactersWithoutAGlyph(string text, int missing) => Assert.Equal(missing, MissingIn(CardFonts.Bold, text).Count());

    [Fact]
    public void Fit_LongestWord_IsMadeSmaller()
    {
        var words = FittedText.Fit("Қауіпсіздендірілмегендіктеріңізден", Language.Kazakh, CardFonts.Bold, new SKSize(640, 400), 76, 20);
        Assert.True(words is { Fits: true, Lines.Count: 1, Size: < 76 });
        Assert.False(FittedText.Fit("Қауіпсіздендірілмегендіктеріңізден", Language.Kazakh, CardFonts.Bold, new SKSize(64, 400), 76, 36).Fits);
    }

    [Fact]
    public void Fit_RussianSentence_EndsNoLineWithAPrepositionAndBeginsNoneWithADash()
    {
        var words = FittedText.Fit("Пароль — это ключ: не давай его в чужие руки и не пиши на бумаге", Language.Russian, CardFonts.Bold, new SKSize(300, 900), 60, 36);
        Assert.True(words.Lines.Count > 3);
        Assert.DoesNotContain(words.Lines, line => line.StartsWith('—') || (line.Split(' ', '\u00A0')[^1] is { Length: <= 2 } last && char.IsLetter(last[0])));
    }

    [Theory]
    [InlineData("kk", "guide/passwords")]
    [InlineData("ru", "help")]
    public void Draw_Message_HasACodeThatLeadsToThePage(string language, string path)
    {
        var content = Cards.ContentOf(Snapshot, Language.Find(language)!, Snapshot.Cards.For(path), CardFormat.Message);
        var bytes = CardPainter.Draw(content);

        using var bitmap = SKBitmap.Decode(bytes);
        Assert.Equal((1080, 1350), (bitmap.Width, bitmap.Height));
        var decoder = new BarcodeReaderGeneric { Options = new DecodingOptions { PossibleFormats = [BarcodeFormat.QR_CODE], TryHarder = true } };
        var grey = bitmap.Pixels.Select(pixel => (byte)((pixel.Red + pixel.Green + pixel.Blue) / 3)).ToArray();
        Assert.Equal(content.Link!.Printed, decoder.Decode(new RGBLuminanceSource(grey, bitmap.Width, bitmap.Height, RGBLuminanceSource.BitmapFormat.Gray8))?.Text);
        Assert.Equal(bytes, CardPainter.Draw(content));
    }

    [Fact]
    public void Encode_PictureOfMoreColoursThanAPalette_KeepsEachPixelNear()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var i = 0; i < 64 * 64; i++)
        {
            bitmap.SetPixel(i % 64, i / 64, new SKColor((byte)(i % 64), (byte)(i / 64), 40));
        }

        using var decoded = SKBitmap.Decode(IndexedPng.Encode(bitmap));

        Assert.Equal((64, 64), (decoded.Width, decoded.Height));
        Assert.All(bitmap.Pixels.Zip(decoded.Pixels), pair => Assert.InRange(Math.Abs(pair.First.Red - pair.Second.Red) + Math.Abs(pair.First.Green - pair.Second.Green), 0, 128));
        Assert.InRange(decoded.Pixels.Distinct().Count(), 200, 256);
    }

    [Fact]
    public void Version_OfContent_ChangesWithWhatIsDrawn()
    {
        var content = Cards.ContentOf(Snapshot, Language.Kazakh, Snapshot.Cards.For("fraud"), CardFormat.Preview);
        Assert.Equal(content.Version, new CardContent(content.Format, content.Language, content.Sentence, content.Drawing, content.Portal, content.Link, content.Note).Version);
        Assert.NotEqual(content.Version, new CardContent(content.Format, content.Language, content.Sentence + ".", content.Drawing, content.Portal, content.Link, content.Note).Version);
    }

    [Theory]
    [InlineData("/cards/kk/nowhere.png")]
    [InlineData("/cards/kk/guide/passwords")]
    [InlineData("/cards/kk/guide/passwords.jpg")]
    [InlineData("/cards/en/guide/passwords.png")]
    [InlineData("/cards/kk/..%2Ffraud.png")]
    public async Task Get_WhatIsNoCard_IsNotFound(string address)
    {
        using var response = await portal.Host.RawClient().GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?v=000000000000")]
    public async Task Get_CardWithoutItsVersion_IsTodaysAndNotKept(string query)
    {
        using var response = await portal.Host.RawClient().GetAsync($"/cards/kk/fraud.png{query}", TestContext.Current.CancellationToken);
        Assert.Equal("public, max-age=60", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task GetAsync_FolderThatCanBeWritten_KeepsOneFileForAnAddress()
    {
        var folder = Directory.CreateTempSubdirectory("cards-").FullName;
        using var store = new CardStore(folder);
        var drawn = 0;
        byte[] Draw() => [(byte)++drawn];

        Assert.Equal(1, Assert.Single(await store.GetAsync("kk/fraud.png", "a", Draw, TestContext.Current.CancellationToken)));
        Assert.Equal(1, Assert.Single(await store.GetAsync("kk/fraud.png", "a", Draw, TestContext.Current.CancellationToken)));
        Assert.Equal(2, Assert.Single(await store.GetAsync("kk/fraud.message.png", "a", Draw, TestContext.Current.CancellationToken)));
        Assert.Equal(3, Assert.Single(await store.GetAsync("kk/fraud.png", "b", Draw, TestContext.Current.CancellationToken)));

        Assert.Equal(["kk~fraud.message.png.a", "kk~fraud.png.b"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task GetAsync_FolderThatCanNotBeWritten_DrawsOnceAllTheSame()
    {
        var file = Path.GetTempFileName();
        using var store = new CardStore(Path.Combine(file, "below"));
        var drawn = 0;

        await store.GetAsync("kk/fraud.png", "a", () => [(byte)++drawn], TestContext.Current.CancellationToken);
        await store.GetAsync("kk/fraud.png", "a", () => [(byte)++drawn], TestContext.Current.CancellationToken);

        Assert.Equal(1, drawn);
        File.Delete(file);
    }

    private IEnumerable<CardContent> AllContents() =>
        from card in Snapshot.Cards.All
        from language in Language.All
        from format in new[] { CardFormat.Preview, CardFormat.Message }
        select Cards.ContentOf(Snapshot, language, card, format);

    private static IEnumerable<char> MissingIn(SKTypeface typeface, string text)
    {
        var glyphs = typeface.GetGlyphs(text);
        return text.Where((character, at) => glyphs[at] == 0 && !char.IsWhiteSpace(character));
    }
}
