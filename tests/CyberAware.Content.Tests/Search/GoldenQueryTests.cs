using CyberAware.Core;
using CyberAware.Core.Advisors;
using CyberAware.Core.Library;
using CyberAware.Core.Search;

namespace CyberAware.Content.Tests.Search;

public sealed class GoldenQueryTests(ITestOutputHelper output)
{
    private const decimal Required = 95;

    // Written after the weights were settled and never tuned for: it says what queries of strangers may expect.
    private const decimal RequiredOfHoldOut = 85;

    // Names, numbers, slips of the keyboard, frightened sentences: what is reached, so that no change loses any.
    private const decimal RequiredOfEveryday = 97;

    private static readonly string[] Files = ["golden-queries.tsv", "own-queries.tsv", "hold-out-queries.tsv", "everyday-queries.tsv"];

    private static readonly Lazy<SearchIndex> Index = new(() => SearchIndexBuilder.Build(RealContent.Library));

    [Theory]
    [InlineData("golden", "golden-queries.tsv")]
    [InlineData("own", "own-queries.tsv")]
    public void Find_GoldenQueries_LeadToAnAcceptedPage(string name, string file)
    {
        var report = GoldenReport.Of(name, GoldenQuery.Read(file), Index.Value);

        output.WriteLine(report.ToString());
        Assert.Empty(report.Empty);
        Assert.True(report.Percent >= Required, report.ToString());
    }

    [Fact]
    public void Find_QueriesNotTunedFor_LeadToAnAcceptedPageMostly()
    {
        var report = GoldenReport.Of("hold-out", GoldenQuery.Read("hold-out-queries.tsv"), Index.Value);

        output.WriteLine(report.ToString());
        Assert.True(report.Percent >= RequiredOfHoldOut, report.ToString());
    }

    [Fact]
    public void Find_EverydayQueries_LeadToAnAcceptedPage()
    {
        var queries = GoldenQuery.Read("everyday-queries.tsv");
        var report = GoldenReport.Of("everyday", queries, Index.Value);

        output.WriteLine(report.ToString());
        foreach (var kind in queries.GroupBy(query => query.Kind))
        {
            output.WriteLine($"{kind.Key}: {kind.Count(query => query.IsFoundBy(Index.Value.Find(query.Text, query.Language)))} of {kind.Count()}");
        }

        Assert.True(report.Percent >= RequiredOfEveryday, report.ToString());
    }

    // Whoever copies a title, from either language's pages, finds the page whichever language they search in.
    [Fact]
    public void Find_EveryTitle_LeadsToItsPageFromEitherLanguage()
    {
        var library = RealContent.Library;
        var titles = library.Pages.SelectMany(page => Language.All.Select(language => (page.Path, page[language].Title)))
            .Concat(library.Quizzes.SelectMany(quiz => Language.All.Select(language => (Path: $"quizzes/{quiz.Slug}", quiz[language].Title))))
            .ToList();
        var missed =
            from title in titles
            from language in Language.All
            let answer = Index.Value.Find(title.Title, language)
            where answer.Results.Take(3).All(result => result.Path != title.Path) || answer.Corrected is not null
            select $"{language}: {title.Title} ({title.Path}): {string.Join(", ", answer.Results.Take(4).Select(result => $"{result.Language}/{result.Path}"))} [{answer.Corrected}]";
        Assert.True(!missed.Any(), string.Join('\n', missed));
    }

    // Words that people typed and that were taken for others: what is shown as the reading must be what was meant.
    [Theory]
    [InlineData("kaspi", "ru")]
    [InlineData("каспи", "kk")]
    [InlineData("плакат", "ru")]
    [InlineData("симкарта", "ru")]
    [InlineData("roblox", "kk")]
    [InlineData("halyk", "ru")]
    [InlineData("telegram", "ru")]
    [InlineData("olx", "kk")]
    [InlineData("яндекс такси", "ru")]
    [InlineData("индрайвер", "kk")]
    [InlineData("мечта магазин", "ru")]
    [InlineData("магнум", "kk")]
    [InlineData("эйр астана", "ru")]
    [InlineData("wolt", "ru")]
    [InlineData("директор", "kk")]
    [InlineData("зейнетақы", "kk")]
    public void Find_NameOrShortWord_IsNotCorrected(string query, string language) =>
        Assert.Null(Index.Value.Find(query, Language.Find(language)!).Corrected);

    // Who is in danger must not read first that all is well.
    [Fact]
    public void Find_AnyQuery_ShowsNoCalmVerdictFirst()
    {
        var calm = RealContent.Library.Advisors.SelectMany(advisor => advisor.Outcomes).Where(outcome => outcome.Verdict == Verdict.Ordinary).Select(outcome => outcome.Id).ToHashSet();

        Assert.All(
            Files.SelectMany(GoldenQuery.Read),
            query => Assert.DoesNotContain(Index.Value.Find(query.Text, query.Language).Results.Take(1), result => result.Anchor is not null && calm.Contains(result.Anchor)));
    }

    [Theory]
    [InlineData("фишин фишинг", "ru", "фишинг фишинг")]
    [InlineData("kupiya soz", "ru", "құпия сөз")]
    [InlineData("qupia soz", "ru", "құпия сөз")]
    public void Find_RealQuery_IsReadAsWordsThatExist(string query, string language, string repaired) =>
        Assert.Equal(repaired, Index.Value.Find(query, Language.Find(language)!).Corrected);

    [Theory]
    [InlineData("golden-queries.tsv", 50)]
    [InlineData("own-queries.tsv", 60)]
    [InlineData("hold-out-queries.tsv", 40)]
    [InlineData("everyday-queries.tsv", 200)]
    public void Queries_OfEachFile_AreManyAndNameRealPages(string file, int fewest)
    {
        var queries = GoldenQuery.Read(file);
        var pages = SearchIndexBuilder.PathsOf(RealContent.Library).ToHashSet();

        Assert.True(queries.Count >= fewest, $"{file} has {queries.Count} queries.");
        var contacts = RealContent.Library.Contacts.Keys.Select(id => GoldenQuery.ContactScheme + id);
        var known = pages.Concat(contacts).ToHashSet();
        Assert.All(queries.SelectMany(query => query.Accepted), place => Assert.Contains(place.Split('#')[0], known));
    }

    [Fact]
    public void Queries_OfEveryday_AreHalfKazakhAndManyOfEachKind()
    {
        var queries = GoldenQuery.Read("everyday-queries.tsv");

        Assert.Equal(queries.Count, 2 * queries.Count(query => query.Language == Language.Kazakh));
        Assert.All(queries.GroupBy(query => query.Kind), kind => Assert.True(kind.Key.Length > 0 && kind.Count() >= 10, kind.Key));
    }

    [Fact]
    public void Report_PageThatNobodyFinds_IsMissed() =>
        Assert.Single(GoldenReport.Of("bad", [new GoldenQuery("пароль", Language.Russian, ["committee"])], Index.Value).Missed);

    [Fact]
    public void GlossaryTerms_RealGlossary_GivesBothLanguagesOfEachTerm()
    {
        var groups = GlossaryTerms.From(RealContent.Library.Find(GlossaryTerms.Path)!);

        Assert.True(groups.Count > 80, $"{groups.Count} terms");
        Assert.Contains(groups, group => group.Words.Contains("құпиясөз") && group.Words.Contains("Пароль", StringComparer.OrdinalIgnoreCase));
    }
}
