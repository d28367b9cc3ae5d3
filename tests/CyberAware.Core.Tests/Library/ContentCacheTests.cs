using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Library;

/// <summary>A load takes over what has not changed, and nothing else.</summary>
public sealed class ContentCacheTests
{
    private const string Text = "guide/passwords/ru.md";

    private readonly ContentCache cache = new();
    private readonly List<ContentFile> files = [.. ContentFile.ReadFolder(Repository.Content)];

    [Fact]
    public void Load_OneChangedSentence_MakesOnlyItsPageAnew()
    {
        var before = Load();
        Replace(Text, "\n\n::: dont", "\n\nЕщё одно предложение.\n\n::: dont");
        var after = Load();

        Assert.Equal(["guide/passwords"], after.Pages.Where(page => page != before.Find(page.Path)).Select(page => page.Path));
        Assert.Contains("Ещё одно предложение.", after.Find("guide/passwords")![Language.Russian].Html.Value, StringComparison.Ordinal);
        AssertSameAsFromNothing(after);
    }

    [Fact]
    public void Load_ChangedNumber_IsInEveryPageThatShowsIt()
    {
        Load();
        Replace("site/contacts.yml", "display: \"1414\"", "display: \"1415\"");
        AssertSameAsFromNothing(Load());
    }

    [Fact]
    public void Load_ChangedWordsOfAContact_MakeOnlyThePagesAnewThatNameIt()
    {
        var before = Load();
        Replace("site/contacts.yml", "Полиция", "Полиция ҚР");
        var after = Load();

        var naming = files.Where(file => file.Path.EndsWith("/ru.md", StringComparison.Ordinal) && System.Text.Encoding.UTF8.GetString(file.Bytes).Contains("(contact:police", StringComparison.Ordinal))
            .Select(file => file.Path[..^"/ru.md".Length]).ToHashSet(StringComparer.Ordinal);
        var anew = after.Pages.Where(page => page != before.Find(page.Path)).Select(page => page.Path).ToList();
        Assert.NotEmpty(anew);
        Assert.Subset(naming, anew.ToHashSet(StringComparer.Ordinal));
        AssertSameAsFromNothing(after);
    }

    [Theory]
    [InlineData("site/contacts.yml")]
    [InlineData("site/laws.yml")]
    [InlineData("surveys/awareness/survey.yml")]
    [InlineData("actions/scam.yml")]
    public void Load_CommentMoreInWhatManyPagesName_MakesNoPageAnew(string path)
    {
        var before = Load();
        Append(path, "\n# Nothing that a page can show.\n");
        var after = Load();

        Assert.Equal(path.StartsWith("surveys/", StringComparison.Ordinal), after.Pages.Any(page => before.Find(page.Path) != page));
        AssertSameAsFromNothing(after);
    }

    /// <summary>Whatever kind of document changes: problems and content are those of a load that knows nothing.</summary>
    [Theory]
    [InlineData("site/contacts.yml", "checked-on: 2", "checked-on: x2", "wrong-type")]
    [InlineData("site/laws.yml", "base:", "bare:", "missing-key")]
    [InlineData("site/synonyms.yml", "- words:", "- wards:", "missing-key")]
    [InlineData("surveys/awareness/kk.md", "title:", "titel:", "missing-key")]
    [InlineData("actions/scam.yml", "- id: ", "- id: Я", "bad-id")]
    [InlineData("letters/demand/ru.md", "{#", "{#no-such-", "")]
    [InlineData("assessments/professionals/kk.md", "{#", "{#no-such-", "")]
    [InlineData("advisors/scam/ru.md", "{#", "{#no-such-", "sections-differ")]
    [InlineData("advisors/scam/kk.md", "title:", "titel:", "missing-key")]
    [InlineData("advisors/scam/advisor.yml", "- id: ", "- id: Я", "bad-id")]
    [InlineData("quizzes/passwords/ru.md", "{#", "{#no-such-", "")]
    [InlineData("quizzes/passwords/quiz.yml", "order:", "ordar:", "missing-key")]
    public void Load_BrokenDocumentOfAnyKind_IsReportedAtEachLoadAndMendable(string path, string part, string broken, string code)
    {
        var whole = files.ToList();
        Load();
        Replace(path, part, broken);
        var first = ProblemsAsFromNothing().ToList();
        Append("about/ru.md", "\nИ ещё.\n");
        var second = ProblemsAsFromNothing().ToList();
        files.Clear();
        files.AddRange(whole);

        Assert.Contains(first, problem => problem.StartsWith(path, StringComparison.Ordinal) && problem.Contains(code, StringComparison.Ordinal));
        Assert.Equal(first, second);
        AssertSameAsFromNothing(Load());
    }

    [Fact]
    public void Load_ChangedOutcomeInOneLanguage_LeavesTheOtherOneAsItIs()
    {
        var before = Load().Advisors.Single(advisor => advisor.Slug == "scam");
        Append("advisors/scam/ru.md", "\nЕщё одно предложение.\n");
        var library = Load();
        var after = library.Advisors.Single(advisor => advisor.Slug == "scam");

        Assert.All(before.Outcomes.Zip(after.Outcomes), pair => Assert.Same(pair.First.Texts[Language.Kazakh], pair.Second.Texts[Language.Kazakh]));
        Assert.Contains("Ещё одно предложение.", after.Outcomes[^1].Texts[Language.Russian].Html.Value, StringComparison.Ordinal);
        AssertSameAsFromNothing(library);
    }

    [Fact]
    public void Load_HelperThatCantBeRead_MakesOnlyThePagesAnewThatNameIt()
    {
        var before = Load();
        Replace("advisors/scam/advisor.yml", "order:", "ordar:");
        ProblemsAsFromNothing();
        Replace("advisors/scam/advisor.yml", "ordar:", "order:");
        var after = Load();

        var naming = files.Where(file => System.Text.Encoding.UTF8.GetString(file.Bytes).Contains("/check/scam", StringComparison.Ordinal))
            .Select(file => file.Path[..file.Path.LastIndexOf('/')]).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(naming, after.Pages.Where(page => page != before.Find(page.Path)).Select(page => page.Path).ToHashSet(StringComparer.Ordinal));
        AssertSameAsFromNothing(after);
    }

    [Fact]
    public void Load_ChangedSynonyms_MakeNoPageAnew()
    {
        var before = Load();
        Append("site/synonyms.yml", "\n# Nothing that a page can show.\n");
        var after = Load();

        Assert.NotEqual(before.Version, after.Version);
        Assert.All(after.Pages, page => Assert.Same(before.Find(page.Path), page));
        AssertSameAsFromNothing(after);
    }

    [Fact]
    public void Load_NewAnchor_CanBeLinkedAtOnce()
    {
        Load();
        AppendToBoth("guide/passwords", "\n## Тест {#brand-new}\n\nТест.\n");
        AppendToBoth("guide/updates", "\n[Тест](/guide/passwords#brand-new).\n");

        var after = Load();
        Assert.Contains("/ru/guide/passwords#brand-new", after.Find("guide/updates")![Language.Russian].Html.Value, StringComparison.Ordinal);
        AssertSameAsFromNothing(after);
    }

    [Fact]
    public void Load_NewAnchorThatNobodyNames_MakesOnlyItsPageAnew()
    {
        var before = Load();
        AppendToBoth("guide/passwords", "\n## Тест {#brand-new}\n\nТест.\n");
        var after = Load();

        Assert.Equal(["guide/passwords"], after.Pages.Where(page => page != before.Find(page.Path)).Select(page => page.Path));
        AssertSameAsFromNothing(after);
    }

    [Fact]
    public void Load_VanishedAnchor_IsMissedWhereItIsNamedUntilItIsBack()
    {
        AppendToBoth("guide/passwords", "\n## Тест {#brand-new}\n\nТест.\n");
        AppendToBoth("guide/updates", "\n[Тест](/guide/passwords#brand-new).\n");
        Load();
        ReplaceInBoth("guide/passwords", "{#brand-new}", "{#brand-other}");
        Assert.Equal(["guide/updates/kk.md: broken-anchor", "guide/updates/ru.md: broken-anchor"], ProblemsAsFromNothing());

        // The hint names what there is, so it follows whatever else changes.
        ReplaceInBoth("guide/passwords", "{#brand-other}", "{#brand-newer}");
        Assert.Equal(["guide/updates/kk.md: broken-anchor", "guide/updates/ru.md: broken-anchor"], ProblemsAsFromNothing());
        ReplaceInBoth("guide/passwords", "{#brand-newer}", "{#brand-new}");
        AssertSameAsFromNothing(Load());
    }

    [Fact]
    public void Load_PageThatCantBeRead_IsNamedAloneUntilItCanBe()
    {
        AppendToBoth("guide/updates", "\n[Тест](/guide/passwords#no-such-anchor-yet).\n");
        ProblemsAsFromNothing();
        Replace(Text, "---\n", "-\n");
        Assert.Equal([Text + ": front-matter"], ProblemsAsFromNothing());
        Replace(Text, "-\n", "---\n");
        Assert.Equal(["guide/updates/kk.md: broken-anchor", "guide/updates/ru.md: broken-anchor"], ProblemsAsFromNothing());
    }

    [Fact]
    public void Load_BrokenTextTwice_IsReportedTwiceAndGoneAfterwards()
    {
        Load();
        Append(Text, "\n[нет](/no/such/page)\n");
        var first = ContentLoader.Load(files, cache);
        Append("about/ru.md", "\nИ ещё.\n");
        var second = ContentLoader.Load(files, cache);
        Replace(Text, "\n[нет](/no/such/page)\n", "");
        Replace("about/ru.md", "\nИ ещё.\n", "");

        Assert.Contains(first.Problems, problem => problem.File == Text);
        Assert.Contains(second.Problems, problem => problem.File == Text);
        AssertSameAsFromNothing(Load());
    }

    private ContentLibrary Load() => ContentLoader.Load(files, cache) is { Library: { } library }
        ? library
        : throw new InvalidOperationException(string.Join('\n', ContentLoader.Load(files).Problems));

    private void AssertSameAsFromNothing(ContentLibrary library)
    {
        var expected = ContentLoader.Load(files).Library!;
        Assert.Equal(expected.Version, library.Version);
        Assert.Equal(
            expected.Pages.SelectMany(page => page.Texts.Values.Select(text => text.Html.Value + string.Concat(text.Notes.Select(note => note.Html.Value)))),
            library.Pages.SelectMany(page => page.Texts.Values.Select(text => text.Html.Value + string.Concat(text.Notes.Select(note => note.Html.Value)))));
    }

    // What the cache keeps makes no other problem, and hides none.
    private IEnumerable<string> ProblemsAsFromNothing()
    {
        var found = ContentLoader.Load(files, cache).Problems;
        Assert.Equal(ContentLoader.Load(files).Problems.Select(problem => problem.ToString()), found.Select(problem => problem.ToString()));
        return found.Select(problem => $"{problem.File}: {problem.Code}");
    }

    private void AppendToBoth(string folder, string text)
    {
        foreach (var language in Language.All)
        {
            Append($"{folder}/{language}.md", text);
        }
    }

    private void ReplaceInBoth(string folder, string part, string text)
    {
        foreach (var language in Language.All)
        {
            Replace($"{folder}/{language}.md", part, text);
        }
    }

    private void Append(string path, string text) => Change(path, old => old + text);

    private void Replace(string path, string part, string text)
    {
        Change(path, old => old.Contains(part, StringComparison.Ordinal)
            ? old[..old.IndexOf(part, StringComparison.Ordinal)] + text + old[(old.IndexOf(part, StringComparison.Ordinal) + part.Length)..]
            : throw new InvalidOperationException($"'{part}' does not stand in {path}."));
    }

    private void Change(string path, Func<string, string> change)
    {
        var at = files.FindIndex(file => file.Path == path);
        files[at] = ContentFile.FromText(path, change(System.Text.Encoding.UTF8.GetString(files[at].Bytes)));
    }
}
