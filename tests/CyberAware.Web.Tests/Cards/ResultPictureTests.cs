using System.Net;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;
using CyberAware.Web.Cards;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using CyberAware.Web.Tests.Pages.Quizzes;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace CyberAware.Web.Tests.Cards;

/// <summary>The picture of a result: a verdict and the way to the quiz, one for all readers of the same verdict.</summary>
public sealed class ResultPictureTests(SharedPortal portal)
{
    private PortalSnapshot Snapshot => portal.Host.Services.GetRequiredService<SnapshotProvider>().Current;

    private CardService Cards => portal.Host.Services.GetRequiredService<CardService>();

    [Fact]
    public void ResultOf_EveryQuizAndVerdict_HasItsLettersAndFits()
    {
        var contents =
            (from quiz in Snapshot.Library.Quizzes
             from language in Language.All
             from verdict in Enum.GetValues<QuizVerdict>()
             select Cards.ResultOf(Snapshot, language, quiz, verdict)).ToList();

        Assert.NotEmpty(contents);
        Assert.All(contents, content =>
        {
            Assert.True(CardPainter.Sentence(content).Fits, content.Sentence);
            Assert.True(CardPainter.Note(content).Fits, content.Note);
            Assert.DoesNotContain((ushort)0, CardFonts.Bold.GetGlyphs(string.Concat(CardPainter.Sentence(content).Lines)));
            Assert.True(CardDrawings.Has(content.Drawing), content.Drawing);
            Assert.DoesNotMatch("[0-9{}]|Card", content.Sentence);
        });
        Assert.Equal(contents.Count, contents.Select(content => content.Version).Distinct().Count());
    }

    [Theory]
    [InlineData("kk", "fraud", "sharp", true)]
    [InlineData("ru", "fraud", "missed", false)]
    [InlineData("kk", "kids", "all", true)]
    public async Task Get_Result_OffersItsPictureWhichIsDrawn(string language, string slug, string verdict, bool isRight)
    {
        using var client = portal.Host.RawClient();
        var quiz = portal.Host.Library().FindQuiz(slug)!;
        var answers = quiz.Asked.Answers(isRight ? QuizRequests.Right : QuizRequests.Wrong);
        verdict = quiz.Questions.Any(question => question.Message == Question.Fraud) && verdict == "all" ? "sharp" : verdict;

        var page = await client.GetPageAsync($"/{language}/quizzes/{slug}/result?a={answers}");
        var link = page.QuerySelector(".quiz-picture a[type='image/png'][download]")!;
        Assert.Equal($"/cards/{language}/quizzes/{slug}/{verdict}.png", link.GetAttribute("href"));

        using var response = await client.GetAsync(link.GetAttribute("href"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("public, max-age=60", response.Headers.CacheControl?.ToString());
        Assert.NotNull(response.Headers.ETag);
        using var bitmap = SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal((1080, 1350), (bitmap.Width, bitmap.Height));
    }

    [Fact]
    public void ResultOf_Quiz_LeadsToTheQuiz()
    {
        var quiz = Snapshot.Library.FindQuiz("passwords")!;
        var content = Cards.ResultOf(Snapshot, Language.Russian, quiz, QuizVerdict.Missed);

        Assert.Equal(Cards.ContentOf(Snapshot, Language.Russian, Snapshot.Cards.Find(QuizPaths.For(quiz))!, CardFormat.Message).Link, content.Link);
        Assert.Contains(quiz[Language.Russian].Title, content.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cards/kk/quizzes/passwords/perfect.png")]
    [InlineData("/cards/kk/quizzes/passwords/Sharp.png")]
    [InlineData("/cards/kk/quizzes/passwords/0.png")]
    [InlineData("/cards/kk/quizzes/passwords/sharp.jpg")]
    [InlineData("/cards/kk/quizzes/nothing/sharp.png")]
    [InlineData("/cards/en/quizzes/passwords/sharp.png")]
    public async Task Get_WhatIsNoResult_IsNotFound(string address)
    {
        using var response = await portal.Host.RawClient().GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
