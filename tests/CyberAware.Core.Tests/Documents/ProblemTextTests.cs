using System.Text.RegularExpressions;
using System.Xml.Linq;
using CyberAware.Core.Documents;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Documents;

/// <summary>Every problem can be said in Kazakh, Russian and English.</summary>
public sealed partial class ProblemTextTests
{
    private static readonly Dictionary<string, string> English = Read("en");

    private static readonly string[] Projects = ["CyberAware.Core", "CyberAware.Web/Site"];

    public static TheoryData<string> Others => ["kk", "ru"];

    [Theory]
    [MemberData(nameof(Others))]
    public void Texts_EveryKey_HasTheSamePlaceholders(string language)
    {
        var texts = Read(language);

        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        Assert.All(English, text => Assert.Equal(Placeholders(text.Value), Placeholders(texts[text.Key])));
        Assert.All(texts.Where(text => English[text.Key].Any(char.IsAsciiLetter)), text => Assert.Matches(@"\p{IsCyrillic}", text.Value));
    }

    // A rule without a message would throw only when an author breaks it.
    [Fact]
    public void Texts_EveryCodeOfTheSource_IsThereAndEachIsUsed()
    {
        var source = string.Join('\n', Projects
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        source = KeyLine().Replace(source, "Line");
        var literals = Literal().Matches(source).Select(match => match.Groups[1].Value).ToHashSet();
        var reported = Reported().Matches(source).Select(match => match.Groups["key"].Value).ToHashSet();

        Assert.True(reported.Count > 120, $"{reported.Count} codes");
        Assert.Empty(reported.Except(English.Keys));
        Assert.DoesNotContain(English.Keys, key => !literals.Contains(key) && !IsPutTogether(key, literals));
    }

    private static bool IsPutTogether(string key, HashSet<string> literals) =>
        literals.Contains(key.Split('.')[0] + ".") && literals.Contains(key.Split('.')[1]);

    [Fact]
    public void In_NestedTextAndDate_AreOfTheSameLanguage()
    {
        var text = new ProblemText("languages-differ.here", new ProblemText("here.list", 2), "guide/kk.md", new ProblemText("here.nothing"));

        Assert.Equal("Here is list of 2, which guide/kk.md lacks: there nothing more follows.", text.ToString());
        Assert.Equal("Тексты на двух языках должны быть устроены одинаково. Здесь: список, пунктов — 2. В файле «guide/kk.md» этого нет, там: больше ничего. Добавьте это и там или уберите здесь.", text.In(Language.Russian));
        Assert.Equal("Екі тілдегі мәтіннің құрылымы бірдей болуға тиіс. Мұнда: тізім, тармағы — 2. «guide/kk.md» файлында ол жоқ, орнында: басқа ештеңе жоқ. Онда да қосыңыз немесе мұнан алып тастаңыз.", text.In(Language.Kazakh));
        Assert.Contains("2026-11-07", new ProblemText("review-due", new DateOnly(2026, 11, 7)).In(Language.Russian), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[b](/guid)", "Did you mean '/guide'?")]
    [InlineData("[b](/guide/emial)", "Did you mean '/guide/email'?")]
    [InlineData("[b](/nowhere/near)", null)]
    [InlineData("[](contact:shrot)", "Did you mean 'short'?")]
    [InlineData("[](stat:awareness/pasword/2025)", "Did you mean 'awareness/passwords/2025'?")]
    [InlineData("::: don\nA.\n:::", "Did you mean 'do'?")]
    public void Load_UnknownName_ProposesTheNearest(string body, string? hint)
    {
        var message = A.Content().WithBody(body).Load().Problems[0].ToString();

        Assert.Equal(hint, message.Contains("Did you mean", StringComparison.Ordinal) ? message[message.IndexOf("Did", StringComparison.Ordinal)..] : null);
    }

    [Theory]
    [InlineData("- A.\n- B.", "- A.", "The list has 1 items here, but 2 in line 5 of guide/email/kk.md.")]
    [InlineData("A.", "A.\n\n- A.", "Here is list of 1, which guide/email/kk.md lacks: there nothing more follows.")]
    [InlineData("- A.\n\n::: do\nA.\n:::", "::: do\nA.\n:::", "Before this place list of 1 is missing: it stands in line 5 of guide/email/kk.md.")]
    public void Load_LanguagesDiffer_SaysWhatIsMissing(string kazakh, string russian, string expected)
    {
        var problems = A.Content().WithFile("guide/email/kk.md", ContentBuilder.Text(kazakh)).WithFile("guide/email/ru.md", ContentBuilder.Text(russian)).Load().Problems;

        Assert.Equal(expected, Assert.Single(problems).Text.ToString());
    }

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text.Replace("{{", "", StringComparison.Ordinal)).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(string language) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", "CyberAware.Core", "Resources", $"Problems.{language}.resx")).Root!
            .Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"LineOf\(""[^""]*""\)|lines\[""[^""]*""\]")]
    private static partial Regex KeyLine();

    [GeneratedRegex(@"""([a-z0-9.-]+)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?:roblems|roblemsOf\([^;]*?\))\.Add(?:Fault|Warning)?\([^;""]*?""(?<key>[a-z0-9.-]+)""|Report\([^;""]*?""(?<key>[a-z0-9.-]+)""|new ProblemText\(\s*""(?<key>[a-z0-9.-]+)""[,)]")]
    private static partial Regex Reported();
}
