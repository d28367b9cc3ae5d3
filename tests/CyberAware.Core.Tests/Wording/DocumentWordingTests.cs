using CyberAware.Core.Wording;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Wording;

/// <summary>What is found in a document while it is written, with what is public around it.</summary>
public sealed class DocumentWordingTests : IDisposable
{
    private const string Kazakh = "guide/email/kk.md";
    private const string Russian = "guide/email/ru.md";

    private readonly Spelling none = new("/nowhere");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, int, string, string> Bad => new()
    {
        { "russian-text", Kazakh, 3, "Мәтін.\n\nНикому не говорите код.", "Текст.\n\nНикому не говорите код." },
        { "russian-text", Kazakh, 1, "Қауіпсіздік маңызды. Никому не говорите код из сообщения.", "Текст." },
        { "kazakh-letters-missing", Kazakh, 1, "Кауипсиздик туралы.", "Текст." },
        { "kazakh-letters-missing", Kazakh, 3, "Мәтін.\n\nЕшкимге айтпаныз.", "Текст." },
        { "sentence-long", Russian, 3, "Мәтін.\n\nМәтін.", "Текст.\n\n" + Words("слово", 23) + "." },
        { "sentence-long", Kazakh, 1, Words("сөз", 23) + ".", "Текст." },
        { "wording", Kazakh, 1, "Батырманы басыңыз.", "Текст." },
        { "numbers-differ", Russian, 1, "Мәтін.", "Текст 7." },
        { "dates-differ", Kazakh, 1, "Бұл 11 тамызда.", "Это 11 июля." },
        { "companion-missing", Kazakh, 1, "Полицияға айтыңыз.", "Текст." },
    };

    public void Dispose() => none.Dispose();

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Check_BadText_NamesCodeFileAndLine(string code, string file, int line, string kazakh, string russian)
    {
        var found = await CheckAsync(none, kazakh, russian);

        Assert.Contains(found.Problems, problem => problem.Code == code && problem.File == file && problem.Line == line + ContentBuilder.BodyLine - 1);
        Assert.True(found.IsComplete);
    }

    [Theory]
    [InlineData("Қауіпсіздік туралы ешкімге айтпаңыз. «Никому не говорите код» деп жазады.", "Никому не говорите код.")]
    [InlineData("Пароль мен логин — маңызды.", "Пароль и логин.")]
    [InlineData("Мәтін. Сөз.", "Текст. Слово, слово.")]
    public async Task Check_GoodText_FindsNothing(string kazakh, string russian) =>
        Assert.Empty((await CheckAsync(none, kazakh, russian)).Problems.Select(problem => problem.ToString()));

    /// <summary>What the brochure says stays as long as it is; young children get half.</summary>
    [Theory]
    [InlineData(Russian, "[brochure-2025]", 40, false)]
    [InlineData(Russian, "[brochure-2025, portal]", 40, false)]
    [InlineData(Russian, "[portal]", 22, false)]
    [InlineData("children/kids/ru.md", "[portal]", 12, false)]
    [InlineData("children/kids/ru.md", "[portal]", 13, true)]
    public async Task Check_LongSentence_DependsOnWhoseItIs(string path, string sources, int words, bool isTooLong)
    {
        var folder = path[..path.LastIndexOf('/')];
        var content = A.Content().WithPage(folder, "step", "Мәтін.").WithFile(folder + "/page.yml", ContentBuilder.Settings().Replace("[portal]", sources, StringComparison.Ordinal))
            .WithFile(path, ContentBuilder.Text(Words("слово", words) + "."));

        var found = await new DocumentWording(none).CheckAsync(content.Files, content.Files, path, null, TimeSpan.Zero, Cancellation);

        Assert.Equal(isTooLong, found.Problems.Any(problem => problem.Code == "sentence-long"));
    }

    [Fact]
    public async Task Check_Document_LeavesOthersAlone()
    {
        var files = Published().WithFile("guide/kk.md", ContentBuilder.Text("Батырма  кауипсиздик.")).Files;

        Assert.Empty((await new DocumentWording(none).CheckAsync(files, files, Russian, null, TimeSpan.Zero, Cancellation)).Problems.Select(problem => problem.ToString()));
        Assert.Equal(["guide/kk.md"], (await new DocumentWording(none).CheckAsync(files, files, "guide/page.yml", null, TimeSpan.Zero, Cancellation)).Problems.Select(problem => problem.File).Distinct());
        Assert.Equal(["site/contacts.yml"], (await new DocumentWording(none).CheckAsync(
            files, Published().WithReplaced("site/contacts.yml", "kk: Нөмір", "kk: \"Нөмiр\"").Files, "site/contacts.yml", null, TimeSpan.Zero, Cancellation)).Problems.Select(problem => problem.File).Distinct());
    }

    [Fact]
    public async Task Check_MachineWithDictionaries_DoubtsUnknownWords()
    {
        using var spelling = new Spelling();

        var found = await CheckAsync(spelling, "Мәтін.\n\nҚауіпсіздікке қауіпсіздікк.", "Текст.\n\nПроверьте бизопасность письма.", TimeSpan.FromSeconds(20));

        Assert.True(found.IsComplete);
        Assert.Equal([(Kazakh, 7, "spelling"), (Russian, 7, "spelling")], found.Problems.Select(problem => (problem.File, problem.Line, problem.Code)));
        Assert.Contains("безопасность", found.Problems[1].Text.In(Language.Russian), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WithoutPatience_SaysThatTheDictionariesAreNotDone()
    {
        using var spelling = new Spelling();

        var first = await CheckAsync(spelling, "Мәтін.", "Проверьте бизопасность.");
        var later = await CheckAsync(spelling, "Мәтін.", "Проверьте бизопасность.", TimeSpan.FromSeconds(20));

        Assert.False(first.IsComplete);
        Assert.Empty(first.Problems.Select(problem => problem.ToString()));
        Assert.Equal("spelling", Assert.Single(later.Problems).Code);
    }

    /// <summary>A program that ends at once, and one that never answers as it should.</summary>
    [Theory]
    [InlineData("false")]
    [InlineData("there-is-no-such-program")]
    public async Task Ask_BrokenProgram_CountsEveryWordAsRight(string program)
    {
        using var spelling = new Spelling("/usr/share/hunspell", program);

        for (var round = 0; round < 5; round++)
        {
            var answer = await spelling.AskAsync(Language.Russian, ["бизопасность" + round], TimeSpan.FromSeconds(20), Cancellation);
            Assert.Empty(answer.Unknown);
            Assert.True(answer.IsComplete);
        }
    }

    private static string Words(string word, int count) => string.Join(' ', Enumerable.Repeat(word, count));

    private static ContentBuilder Published() => A.Content()
        .WithPage("fraud", "article", "Мәтін.")
        .WithFile("fraud/kk.md", ContentBuilder.Text("Қауіпсіздік туралы ешкімге айтпаңыз. Пароль мен логин. Бұл — сөз. Кітапша."))
        .WithFile("fraud/ru.md", ContentBuilder.Text("Никому не говорите код из сообщения. Пароль и логин. Текст, слово."))
        .WithFile("site/wording.yml", """
            brochure-names:
              kk: ["кітапша*"]
              ru: ["брошюр*"]
            kazakh-names: [Мәтін, Тақырып, Қысқаша]
            together:
              - words: { kk: ["полиция*"], ru: ["полици*"] }
                needs: "](contact:short)"
            avoid:
              - { language: kk, words: ["батырма*"], instead: "түйме" }
            """);

    private static Task<DocumentMarks> CheckAsync(Spelling spelling, string kazakh, string russian, TimeSpan patience = default)
    {
        var published = Published().Files;
        var files = Published().WithFile(Kazakh, ContentBuilder.Text(kazakh)).WithFile(Russian, ContentBuilder.Text(russian)).Files;
        return new DocumentWording(spelling).CheckAsync(published, files, Kazakh, null, patience, Cancellation);
    }
}
