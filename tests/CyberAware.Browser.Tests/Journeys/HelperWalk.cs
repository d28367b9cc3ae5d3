using CyberAware.Browser.Tests.Browsing;
using CyberAware.Core;
using CyberAware.Core.Advisors;
using CyberAware.Core.Letters;
using CyberAware.Core.Library;
using CyberAware.TestSupport;
using CyberAware.Web.Pages.Letters;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>The longest way through one of the portal's own helpers, and what its reader must see at each step.</summary>
public sealed record HelperWalk(Language Language, AdvisorPosition End, Letter? Letter)
{
    public const string Heading = ".advisor-step h1";

    /// <summary>What is written into a letter, and must stand in it.</summary>
    public const string Word = "Үлгі";

    /// <summary>All of the portal's helpers.</summary>
    public static readonly IReadOnlyList<string> Helpers = ["scam", "happened", "consent", "letter"];

    /// <summary>Each helper in each language.</summary>
    public static TheoryData<string, string> All => new(
        from language in Language.All
        from helper in Helpers
        select (language.Tag, helper));

    public string Root => $"/{Language}/check/{End.Advisor.Slug}";

    public string Url => UrlAfter(End.Answers.Count);

    /// <summary>The helper of letters leads to the one whose form has fields of every kind.</summary>
    public static HelperWalk For(ContentLibrary library, string tag, string helper)
    {
        Assert.Equal(Helpers, library.Advisors.Select(advisor => advisor.Slug));
        var letter = helper == "letter" ? library.FindLetter("complaint") : null;
        var end = library.AdvisorEnds().Where(way => way.Advisor.Slug == helper && (letter is null || way.End.Result!.Outcome.Letter == letter.Slug))
            .Select(way => way.End).MaxBy(end => end.Answers.Count)!;
        return new HelperWalk(Language.Find(tag)!, end, letter);
    }

    /// <summary>The address after some answers.</summary>
    public string UrlAfter(int answers) => string.Join('/', AdvisorPaths.OptionsOf(End.Answers).Take(answers).Prepend(Root));

    /// <summary>The link of the next answer.</summary>
    public string OptionAfter(int answers) => $".advisor-options a[href='{UrlAfter(answers + 1)}']";

    /// <summary>The heading of the step after some answers.</summary>
    public string TitleAfter(int answers) => answers == 0 ? End.Advisor[Language].Title
        : answers < End.Answers.Count ? End.Answers[answers].Question[Language].Text
        : End.Result!.Outcome[Language].Title;

    /// <summary>The step is the one after these answers, and fits on the phone.</summary>
    public async Task SeeAsync(IPage tab, int answers)
    {
        await Assertions.Expect(tab.Locator(Heading)).ToBeVisibleAsync();
        Assert.Equal(UrlAfter(answers), new Uri(tab.Url).AbsolutePath);
        Assert.Equal(PublicTexts.Plain(TitleAfter(answers)), PublicTexts.Plain(await tab.Locator(Heading).TextContentAsync() ?? ""));
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        if (answers == End.Answers.Count)
        {
            Assert.True(await tab.Locator($".advisor-verdict-{VerdictOf(End.Result!.Verdict)}").IsVisibleAsync(), "The verdict is missing.");
            Assert.Equal(End.Result.Actions.Count, await tab.Locator(".advisor-action:visible").CountAsync());
        }
    }

    /// <summary>What a field is filled with: the required ones, and one choice of each kind.</summary>
    public static string? ValueOf(LetterField field) => field switch
    {
        { Options.Count: > 0 } => field.Options[field.Kind == LetterFieldKind.Choice ? 1 : 0],
        { Kind: LetterFieldKind.Date } => "5.11.2026",
        { IsRequired: false } => null,
        { Format: LetterFieldFormat.Phone } => "+7 000 000 00 00",
        _ => Word,
    };

    /// <summary>Fills in the letter and has it made.</summary>
    public async Task WriteAsync(IPage tab)
    {
        foreach (var field in Letter!.Fields)
        {
            if (field.Options.Count > 0)
            {
                await tab.Locator($"[data-field={field.Id}] input[value={ValueOf(field)}]").CheckAsync();
            }
            else if (ValueOf(field) is { } value)
            {
                await tab.Locator("#" + FieldView.InputId(field)).FillAsync(value);
            }
        }

        await tab.Locator(".letter-submit button").ClickAsync();
        await SeeLetterAsync(tab);
    }

    /// <summary>The letter is made of what was filled in.</summary>
    public static async Task SeeLetterAsync(IPage tab)
    {
        await Assertions.Expect(tab.Locator("#site-ready")).ToBeVisibleAsync();
        Assert.Contains(Word, await tab.Locator(".letter-sheet").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("2026", await tab.Locator(".letter-sheet").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await tab.Locator(".letter-form:visible, .form-error:visible").CountAsync());
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
    }

    public static string VerdictOf(Verdict verdict) => verdict switch { Verdict.Stop => "stop", Verdict.Act => "act", Verdict.Check => "check", _ => "ordinary" };
}
