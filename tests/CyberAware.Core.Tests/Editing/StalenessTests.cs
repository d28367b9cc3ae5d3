using System.Globalization;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;

namespace CyberAware.Core.Tests.Editing;

/// <summary>
/// Which language is behind after a history. A step is a language and what happened to it, in the order of time:
/// <c>ship</c>, <c>import</c>, <c>edit</c> (a change of meaning), <c>minor</c>; <c>@A</c> names the edition, <c>=3</c> the
/// step whose text of the other language it was checked against.
/// </summary>
public sealed class StalenessTests
{
    private static readonly DateTime Begin = new(2026, 11, 1, 9, 0, 0, DateTimeKind.Utc);

    // The history; the steps that Kazakh has missed; the steps that Russian has missed. Each row is tried the other way round too.
    [Theory]
    [InlineData("", "", "")]
    [InlineData("kk edit @A", "", "1")] // no Russian text yet
    [InlineData("kk edit @A, ru edit @B", "", "")] // the first translation follows
    [InlineData("kk edit @A, ru edit @A", "", "")]
    [InlineData("kk ship, ru ship", "", "")]
    [InlineData("kk ship, ru ship, kk ship", "", "")] // the release has the Russian text as it was
    [InlineData("kk import, ru import", "", "")]
    [InlineData("kk ship, ru ship, kk edit @A", "", "3")]
    [InlineData("kk ship, ru ship, kk minor @A", "", "")]
    [InlineData("kk ship, ru ship, kk edit @A, kk minor @A", "", "3")] // a minor save doesn't hide the change before it
    [InlineData("kk ship, ru ship, kk edit @A, kk edit @B", "", "3 4")]
    [InlineData("kk ship, ru ship, kk edit @A, ru edit @B", "", "")] // followed without a word
    [InlineData("kk ship, ru ship, kk edit @A, ru minor @B", "", "3")] // a comma in Russian follows nothing
    [InlineData("kk ship, ru ship, kk edit @A, ru minor @B =3", "", "")] // still correct
    [InlineData("kk ship, ru ship, kk edit @A, ru minor @B =1", "", "3")] // compared with a text before the change
    [InlineData("kk ship, ru ship, kk edit @A, kk minor @B, ru minor @C =3", "", "")] // minor changes need no new comparison
    [InlineData("kk ship, ru ship, kk edit @A, kk edit @B, ru edit @C =3", "5", "3 4")] // followed an older text: both differ
    [InlineData("kk ship, ru ship, kk edit @A, ru edit @A", "", "")] // one set
    [InlineData("kk ship, ru ship, kk edit @A, ru edit @A, kk edit @A", "", "")]
    [InlineData("kk ship, ru ship, kk edit @A, ru minor @A", "", "3")] // a set in which Russian did not follow
    [InlineData("kk ship, ru ship, kk edit @A, ru minor @A =3, kk edit @A", "", "5")] // changed after it was compared
    [InlineData("kk ship, ru ship, kk edit @A, ru edit @B, kk edit @C", "", "5")]
    [InlineData("kk ship, ru ship, kk edit @A =2", "", "")] // a wrong translation put right: Russian was right before
    [InlineData("kk ship, ru ship, kk edit @A, ru ship", "4", "3")] // a release doesn't know the edit
    [InlineData("kk ship, ru ship, kk edit @A, ru ship, kk minor @B =4", "", "")]
    [InlineData("kk ship, ru ship, kk edit @A, ru edit @B =1, kk edit @C", "4", "3 5")] // both differ: a change follows nothing unless it says so
    [InlineData("kk ship, ru ship, kk edit @A, ru edit @B =1, kk edit @C =4", "", "")]
    public void For_History_TellsWhoIsBehind(string history, string kazakh, string russian)
    {
        AssertBehind(history, kazakh, russian);
        AssertBehind(history.Replace("kk", "xx", StringComparison.Ordinal).Replace("ru", "kk", StringComparison.Ordinal)
            .Replace("xx", "ru", StringComparison.Ordinal), russian, kazakh);
    }

    [Fact]
    public void For_BehindLanguage_TellsSinceWhenAndWhatChanged()
    {
        var steps = Read("kk ship, ru ship, kk minor @A, kk edit @B, kk edit @C, kk minor @C");
        var missed = For(steps).Russian!;
        Assert.Equal(steps[2].Revision.Id, missed.Agreed!.Id);
        Assert.Equal(steps[3].Revision.CreatedAt, missed.Since);
        Assert.Equal(steps[4].Revision.Id, missed.Newest.Id);
    }

    [Theory]
    [InlineData("kk ship, ru ship, kk edit @A, ru minor @B =3", "")]
    [InlineData("kk ship, ru ship, kk edit @A, ru minor @B =3, kk edit @C", "5")]
    public void For_InstanceWhoseClockIsLate_FollowsWhatWasCompared(string history, string russian)
    {
        var steps = Read(history, lateBy: TimeSpan.FromHours(-9));
        Assert.Equal(russian, string.Join(' ', (For(steps).Russian?.Missed ?? []).Select(missed => steps.FindIndex(step => step.Revision.Id == missed.Id) + 1)));
    }

    private static void AssertBehind(string history, string kazakh, string russian)
    {
        var steps = Read(history);
        var staleness = For(steps);
        Assert.Equal((kazakh, russian), (Missed(Language.Kazakh), Missed(Language.Russian)));
        Assert.Equal((kazakh.Length > 0, russian.Length > 0, kazakh.Length + russian.Length == 0),
            (staleness.IsStale(Language.Kazakh), staleness.IsStale(Language.Russian), staleness.IsFresh));

        string Missed(Language language) => string.Join(' ', (staleness[language]?.Missed ?? [])
            .Select(missed => (steps.FindIndex(step => step.Revision.Id == missed.Id) + 1).ToString(CultureInfo.InvariantCulture)));
    }

    private static Staleness For(List<(Language Language, RevisionRow Revision)> steps) => Staleness.For(
        [.. steps.Where(step => step.Language == Language.Kazakh).Select(step => step.Revision)],
        [.. steps.Where(step => step.Language == Language.Russian).Select(step => step.Revision)]);

    private static List<(Language Language, RevisionRow Revision)> Read(string history, TimeSpan lateBy = default)
    {
        var steps = new List<(Language Language, RevisionRow Revision)>();
        foreach (var words in history.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(step => step.Split(' ')))
        {
            var language = Language.Find(words[0])!;
            steps.Add((language, new RevisionRow
            {
                Id = Guid.CreateVersion7(Begin.AddHours(steps.Count)),
                Path = $"fraud/{language}.md",
                Number = steps.Count(step => step.Language == language) + 1,
                Hash = "",
                Bytes = [],
                Origin = words[1] switch { "ship" => RevisionOrigin.Shipped, "import" => RevisionOrigin.Imported, _ => RevisionOrigin.Edited },
                IsMinor = words[1] == "minor",
                EditionId = words.FirstOrDefault(word => word[0] == '@') is { } edition ? EditionOf(edition[1]) : null,
                CheckedAgainstId = words.FirstOrDefault(word => word[0] == '=') is { } compared
                    ? steps[int.Parse(compared[1..], CultureInfo.InvariantCulture) - 1].Revision.Id : null,
                CreatedAt = Begin.AddHours(steps.Count) + (words.Any(word => word[0] == '=') ? lateBy : TimeSpan.Zero),
            }));
        }

        return steps;
    }

    private static Guid EditionOf(char name) => new(name, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
