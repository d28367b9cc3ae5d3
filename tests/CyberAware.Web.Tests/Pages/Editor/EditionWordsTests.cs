using System.Text.RegularExpressions;
using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.TestSupport;
using CyberAware.Web.Localization;
using CyberAware.Web.Pages.Editor;
using CyberAware.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>Whatever the services say has words in both languages; comparisons lose no letter when parts are folded.</summary>
public sealed partial class EditionWordsTests(SharedPortal portal)
{
    public static TheoryData<string, string> Keys
    {
        get
        {
            var keys = Enum.GetNames<Refusal>().Select(name => $"Refusal.{name}")
                .Concat(Enum.GetNames<EditionState>().SelectMany(name => new[] { $"State.{name}", $"StateText.{name}" }))
                .Concat(Enum.GetNames<RevisionOrigin>().Select(name => $"Origin.{name}"))
                .Concat(AuditActions.All.Select(name => $"Action.{name}"));
            var data = new TheoryData<string, string>();
            foreach (var key in keys)
            {
                data.Add("kk", key);
                data.Add("ru", key);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void In_EverythingThatServicesSay_HasWords(string language, string key)
    {
        var words = portal.Host.Services.GetRequiredService<FeatureResources>().In(Language.Find(language)!, "Editions", key);

        Assert.NotEqual(key, words);
        Assert.DoesNotContain("{0}", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public void In_EveryFactOfTheTrail_HasWords(string language)
    {
        var facts = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal))
            .SelectMany(line => Fact().Matches(line)).Select(match => match.Groups[1].Value)
            .Append(StrangerRows.NotWritten).Distinct().ToList();
        var texts = portal.Host.Services.GetRequiredService<FeatureResources>();

        Assert.True(facts.Count > 30, $"{facts.Count} facts");
        Assert.All(facts, fact => Assert.NotEqual($"Detail.{fact}", texts.In(Language.Find(language)!, "Editions", $"Detail.{fact}")));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void From_LongSameText_FoldsItsMiddleAndLosesNothing(int lines)
    {
        var text = string.Concat(Enumerable.Range(0, lines).Select(line => $"Жол {line} <b>\n"));
        var view = DiffView.From(WordDiff.Compare("ескі басы\n" + text + "ескі соңы", "жаңа басы\n" + text + "жаңа соңы"), Language.Kazakh);

        Assert.Equal("жаңа басы\n" + text + "жаңа соңы", string.Concat(view.Pieces.Where(piece => piece.Kind != DiffKind.Deleted).Select(piece => piece.Text)));
        Assert.Equal("ескі басы\n" + text + "ескі соңы", string.Concat(view.Pieces.Where(piece => piece.Kind != DiffKind.Inserted).Select(piece => piece.Text)));
        Assert.Equal(lines > 100, view.Pieces.Any(piece => piece.IsFolded));
        Assert.All(view.Pieces.Where(piece => piece.IsFolded), piece => Assert.EndsWith("\n", piece.Text, StringComparison.Ordinal));
        Assert.Equal((2, 2), (view.Inserted, view.Deleted));
    }

    [Theory]
    [InlineData("2027-01-31", "04:30", "2027-01-30T23:30:00Z")]
    [InlineData("2027-01-31", "", null)]
    [InlineData("31.01.2027", "04:30", null)]
    [InlineData("2027-02-30", "04:30", null)]
    [InlineData("2027-01-31", "24:30", null)]
    public void Parse_DayAndTime_AreThoseOfAlmaty(string day, string time, string? expected) =>
        Assert.Equal(expected, EditionMoment.Parse(day, time) is { } moment ? EditionMoment.Iso(moment) : null);

    // As AuditDetails is written: an initialiser's pair, or an addition to what is called details.
    [GeneratedRegex(@"(?:\{ |details\.Add\()""([a-z]+(?:-[a-z]+)*)"",")]
    private static partial Regex Fact();
}
