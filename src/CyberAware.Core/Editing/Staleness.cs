using CyberAware.Core.Editing.Storage;

namespace CyberAware.Core.Editing;

/// <summary>What a text has not followed of the other language.</summary>
/// <param name="Agreed">Newest revision of the other language that the text is known to agree with; null for none.</param>
/// <param name="Missed">Changes of meaning in the other language since then, oldest first, at least one.</param>
public sealed record MissedChanges(RevisionRow? Agreed, IReadOnlyList<RevisionRow> Missed)
{
    /// <summary>When the first of them was saved, UTC.</summary>
    public DateTime Since => Missed[0].CreatedAt;

    /// <summary>The newest of them: who compares it with <see cref="Agreed"/> sees all that is to be followed.</summary>
    public RevisionRow Newest => Missed[^1];
}

/// <summary>
/// Which language of a document is behind the other. The rule is the same both ways: a change of meaning in one language
/// leaves the other behind until that one changes too or somebody confirms that it is still correct.
/// </summary>
/// <param name="Kazakh">What the Kazakh text has not followed; null when it is up to date.</param>
/// <param name="Russian">What the Russian text has not followed; null when it is up to date.</param>
public sealed record Staleness(MissedChanges? Kazakh, MissedChanges? Russian)
{
    /// <summary>Both languages are up to date.</summary>
    public static Staleness None { get; } = new(null, null);

    /// <summary>Whether neither language is behind.</summary>
    public bool IsFresh => Kazakh is null && Russian is null;

    /// <summary>What the text of a language has not followed; null when it is up to date.</summary>
    public MissedChanges? this[Language language] => language == Language.Kazakh ? Kazakh : Russian;

    /// <summary>Whether the text of a language is behind the other's.</summary>
    public bool IsStale(Language language) => this[language] is not null;

    /// <summary>Follows both languages through their histories.</summary>
    /// <param name="kk">
    /// Kazakh revisions that led to what is public, and behind them those of an edition that is to be: of each edition every
    /// save, for the last one may be minor and the first one not. Texts that were never public don't belong here.
    /// </param>
    /// <param name="ru">The same of the Russian text.</param>
    public static Staleness For(IReadOnlyList<RevisionRow> kk, IReadOnlyList<RevisionRow> ru)
    {
        var (kazakh, russian) = (new Line(kk), new Line(ru));
        foreach (var (line, other, revision) in Timed(kk, ru).Select(step => (kazakh, russian, step))
            .Concat(Timed(ru, kk).Select(step => (russian, kazakh, step)))
            .OrderBy(step => step.step.At).ThenBy(step => step.step.Revision.CheckedAgainstId is not null).ThenBy(step => step.step.Revision.Id)
            .Select(step => (step.Item1, step.Item2, step.step.Revision)))
        {
            line.Follow(revision, other);
        }

        return new Staleness(kazakh.Behind, russian.Behind);
    }

    // Clocks of instances differ by seconds: no revision comes before the one that it follows or was checked against.
    private static IEnumerable<(RevisionRow Revision, DateTime At)> Timed(IReadOnlyList<RevisionRow> line, IReadOnlyList<RevisionRow> other)
    {
        var at = DateTime.MinValue;
        foreach (var revision in line)
        {
            var compared = other.FirstOrDefault(row => row.Id == revision.CheckedAgainstId)?.CreatedAt ?? DateTime.MinValue;
            at = new[] { at.AddTicks(1), revision.CreatedAt, compared }.Max();
            yield return (revision, at);
        }
    }

    /// <summary>One language on its way through its history.</summary>
    private sealed class Line(IReadOnlyList<RevisionRow> revisions)
    {
        private readonly IReadOnlyList<RevisionRow> all = revisions;
        private readonly List<RevisionRow> missed = [];
        private RevisionRow? agreed;
        private RevisionRow? newest;
        private int lastChange;

        public MissedChanges? Behind => missed.Count == 0 ? null : new MissedChanges(agreed, [.. missed]);

        public void Follow(RevisionRow revision, Line other)
        {
            newest = revision;
            lastChange = revision.IsMinor ? lastChange : revision.Number;
            if (Agrees(revision, other) || Catches(revision, other))
            {
                AgreeWith(other);
                other.AgreeWith(this);
            }
            else if (!revision.IsMinor)
            {
                other.missed.Add(revision);
            }
            else if (other.missed.Count == 0)
            {
                other.agreed = revision;
            }
        }

        private void AgreeWith(Line other)
        {
            missed.Clear();
            agreed = other.newest;
        }

        // Without a word on what was compared, a text that was behind and changes is taken to have followed. Where both were
        // behind nobody can have followed; and a release knows nothing of what editors wrote meanwhile.
        private bool Catches(RevisionRow revision, Line other) =>
            !revision.IsMinor && missed.Count > 0 && other.missed.Count == 0 && revision.CheckedAgainstId is null && revision.Origin != RevisionOrigin.Shipped;

        private static bool Agrees(RevisionRow revision, Line other) =>
            (revision.CheckedAgainstId is { } id && other.all.FirstOrDefault(row => row.Id == id)?.Number >= other.lastChange)
            || (!revision.IsMinor && other.all.Any(row => !row.IsMinor && AreOneSet(row, revision)))
            || (revision.Origin == RevisionOrigin.Shipped && other.newest is { Origin: RevisionOrigin.Shipped });

        // What becomes public together was approved together; releases and imports bring both languages as they are.
        private static bool AreOneSet(RevisionRow one, RevisionRow two) =>
            (one.EditionId is { } edition && edition == two.EditionId)
            || (one.Origin == RevisionOrigin.Imported && two.Origin == RevisionOrigin.Imported);
    }
}
