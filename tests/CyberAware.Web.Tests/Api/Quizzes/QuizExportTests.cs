using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CsCheck;
using CyberAware.Core;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Exports;
using CyberAware.TestSupport;
using CyberAware.Web.Tests.Pages.Quizzes;

namespace CyberAware.Web.Tests.Api.Quizzes;

/// <summary>What a teacher takes into a learning system, read by parsers that know nothing of the writers.</summary>
public sealed partial class QuizExportTests(SharedPortal portal)
{
    private const int HostileQuestions = 200;

    // Whatever means something in GIFT, XML, HTML or to somebody who splits lines.
    private static readonly string[] Pieces =
    [
        "~", "=", "#", "{", "}", ":", "\\", "\\n", "\\:", "::", "####", "//", "\n", "\r\n", "\n\n", "\n//", "\n::", "\n$CATEGORY: x\n", "$CATEGORY: x", "->", "%50%", "[html]", "[plain]", "[id:x]", "TRUE", "&&058;", "_____",
        "<b>", "</text>", "<![CDATA[", "]]>", "<!--", "--", "&", "&amp;", "&#x27;", "<", ">", "\"", "'", "қ", "Ё", "\u00a0", "\u00ad", "\u200b", "\u2028", "\ufeff", "\ufffe", "\0", "\u0001", "\u001f", "\u0085", "\ud800", "\udc00", "\ud800\u00ad\udc00", "\U0001F512", " ", "  ", "a",
    ];

    private static readonly Gen<string> AnyText = Gen.Int[0, Pieces.Length - 1].Array[0, 12].Select(chosen => string.Concat(chosen.Select(at => Pieces[at])) + "я");

    [Fact]
    public async Task Files_OfEveryQuizInBothLanguages_AreReadAsThePortalAsks()
    {
        var quizzes = portal.Host.Library().Quizzes.SelectMany(quiz => Language.All.Select(language => (Quiz: quiz, Language: language))).ToList();
        using var client = portal.Host.RawClient();
        var (gift, moodle) = (new List<string>(), new List<string>());
        foreach (var (quiz, language) in quizzes)
        {
            gift.Add(await client.GetStringAsync($"/{language}/quizzes/{quiz.Slug}/questions.gift", TestContext.Current.CancellationToken));
            moodle.Add(await client.GetStringAsync($"/{language}/quizzes/{quiz.Slug}/moodle.xml", TestContext.Current.CancellationToken));
        }

        var found = await LearningSystems.ReadQuestionsAsync(gift, moodle);

        foreach (var (bank, index) in found.Gift.Select((bank, index) => (bank, index)).Concat(found.Moodle.Select((bank, index) => (bank, index))))
        {
            var (quiz, language) = quizzes[index];
            AssertAsks(quiz, language, bank);
            Assert.All(bank.Questions, question => Assert.StartsWith($"{PortalHost.PublicOrigin}/{language}/", AddressIn(question.Feedback), StringComparison.Ordinal));
        }

        Assert.All(found.Moodle, bank => Assert.Contains(PortalHost.PublicOrigin, bank.Note!, StringComparison.Ordinal));
    }

    // One sample of many questions: each sample starts a program.
    [Fact]
    public Task Writers_AnyText_SurvivesBothFormats() => HostileQuiz().SampleAsync(async quiz =>
    {
        var bank = QuestionBank.From(
            quiz, Language.Kazakh, new QuestionBankWords(Hostile("right"), Hostile, Hostile("page"), "https://portal.example/?a=1&b={2}#c:~d", Hostile("note")));

        var found = await LearningSystems.ReadQuestionsAsync([GiftWriter.Write(bank)], [MoodleXmlWriter.Write(bank)]);

        AssertAsks(quiz, Language.Kazakh, Assert.Single(found.Gift));
        AssertAsks(quiz, Language.Kazakh, Assert.Single(found.Moodle));
        Assert.All(found.Gift[0].Questions, question => Assert.Equal("https://portal.example/?a=1&b={2}#c:~d", AddressIn(question.Feedback)));
        Assert.Equal(Plain(Hostile("note")), TextOf(found.Moodle[0].Note!));
    }, iter: 1);

    [Theory]
    [InlineData("questions.gift", "text/plain; charset=utf-8", "passwords-kk-gift.txt")]
    [InlineData("moodle.xml", "application/xml; charset=utf-8", "passwords-kk-moodle.xml")]
    public async Task Get_File_IsAnAttachmentWithTwoNamesAndCachedLikeThePage(string file, string type, string name)
    {
        using var client = portal.Host.RawClient();
        using var answer = await client.SendAsync(HttpMethod.Get, $"/kk/quizzes/passwords/{file}");
        using var head = await client.SendAsync(HttpMethod.Head, $"/kk/quizzes/passwords/{file}");
        using var page = await client.SendAsync(HttpMethod.Get, "/kk/quizzes/passwords");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, head.StatusCode));
        Assert.Equal(type, answer.Header("Content-Type"));
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Equal(name, disposition.FileName!.Trim('"'));
        Assert.Matches(@"^\p{IsCyrillic}[^\\/:*?""<>|]+\.(txt|xml)$", disposition.FileNameStar);
        Assert.Equal(page.Header("Cache-Control"), answer.Header("Cache-Control"));
        Assert.Null(answer.Header("Set-Cookie"));
        Assert.Equal(answer.Header("Content-Type"), head.Header("Content-Type"));
    }

    [Theory]
    [InlineData("/kk/quizzes/none/questions.gift")]
    [InlineData("/kk/quizzes/none/moodle.xml")]
    [InlineData("/en/quizzes/passwords/moodle.xml")]
    public async Task Get_FileOfNoQuiz_IsNotFound(string address)
    {
        using var answer = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static void AssertAsks(Quiz quiz, Language language, FoundBank bank)
    {
        // As Moodle reads it: a single slash divides categories, a double one stands for itself.
        var category = Assert.Single(SingleSlash().Split(bank.Category));
        Assert.Equal(Plain(quiz[language].Title).Replace('\\', '/'), category.Replace("//", "/", StringComparison.Ordinal));
        Assert.Equal(quiz.Questions.Select(question => $"{quiz.Slug}.{question.Id}"), bank.Questions.Select(question => question.Id));
        foreach (var (asked, found) in quiz.Questions.Zip(bank.Questions))
        {
            var (text, right) = (asked[language], asked.Options[asked.Right][language]);
            Assert.True(found.Type is "MC" or "multichoice true", found.Type);
            Assert.Equal(string.Join(' ', Enumerable.Repeat("html", 2 + (2 * asked.Options.Count))), found.Format);
            Assert.Equal(Plain(text.Heading).Replace("&&0", "& &0", StringComparison.Ordinal), Plain(found.Name).Replace("&&0", "& &0", StringComparison.Ordinal));
            var lines = LinesOf(found.Text);
            Assert.Equal(text.Situation.Select(Plain), lines.Take(text.Situation.Count));
            Assert.Equal(text.Quotation.Append(text.Heading).Select(Plain), lines.TakeLast(text.Quotation.Count + 1));
            Assert.Equal(text.Quotation.Count > 0 && asked.Channel is not null ? 1 : 0, lines.Count - text.Situation.Count - text.Quotation.Count - 1);
            Assert.Equal(asked.Options.Select(option => (option.IsRight, Plain(option[language].Text))), found.Options.Select(option => (option.IsRight, TextOf(option.Text))));
            Assert.Equal(asked.Options.Select(option => MarkupOf(option[language].Explanation.Value)), found.Options.Select(option => MarkupOf(option.Feedback)));
            Assert.EndsWith(": " + Plain(right.Text), LinesOf(found.Feedback)[0], StringComparison.Ordinal);
            Assert.Contains(MarkupOf(right.Explanation.Value), MarkupOf(found.Feedback), StringComparison.Ordinal);
        }
    }

    private static Gen<Quiz> HostileQuiz() => AnyText.Array[20].Array[HostileQuestions].Select(questions => new Quiz(
        "hostile", 1, "lock", "citizens", false, "home", default, default,
        new QuestionSet([.. questions.Select(HostileQuestion)]), new QuestionSet([]), false,
        Both(new QuizText(Hostile("title"), "", "", "", default))));

    private static Question HostileQuestion(string[] texts, int index) => new(
        $"question-{index}", "", "passwords", 1, "call", null, null,
        [.. Enumerable.Range(0, 4).Select(option => new QuizOption(
            $"option-{option}", option == index % 4 ? null : "action",
            Both(new OptionText(texts[option], SafeHtml.Sanitize($"<em>{WebUtility.HtmlEncode(Plain(texts[4 + option]))}</em>\nі {WebUtility.HtmlEncode(Plain(texts[8 + option]))}"), ""))))],
        Both(new QuestionText(texts[12], [texts[13], texts[14]], [texts[15], texts[16]])));

    private static Dictionary<Language, T> Both<T>(T text) => Language.All.ToDictionary(language => language, _ => text);

    private static string Hostile(string name) => $"//{name} : {{=~#}} \\ / a/b ]]> $CATEGORY: <b> & \" -- \n\n::x::";

    // What is left of a text when lines, blanks and characters that no format can carry are alike.
    private static string Plain(string text) => Blank().Replace(string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value == 0xAD ? "" : Rune.IsControl(rune) || rune.Value is 0x2028 ? " " : rune.Value == 0xFFFE ? "\ufffd" : rune.ToString())), " ").Trim();

    private static string TextOf(string html) => Plain(Parse(html).TextContent);

    private static string MarkupOf(string html) => Blank().Replace(Parse(html).InnerHtml, " ").Trim();

    private static string AddressIn(string html) => Parse(html).QuerySelector("a")!.GetAttribute("href")!;

    private static List<string> LinesOf(string html) => [.. Parse(html).QuerySelectorAll("p").Select(line => Plain(line.TextContent))];

    private static AngleSharp.Dom.IElement Parse(string html) =>
        new HtmlParser().ParseDocument($"<body>{html.Replace("<br>", " ", StringComparison.Ordinal)}").Body!;

    [GeneratedRegex(@"[\s\u00a0\ufeff]+")]
    private static partial Regex Blank();

    [GeneratedRegex("(?<!/)/(?!/)")]
    private static partial Regex SingleSlash();
}
