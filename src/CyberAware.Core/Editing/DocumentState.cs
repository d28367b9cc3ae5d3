using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>How a text in one language came to be public.</summary>
/// <param name="PublishedAt">When it became public, UTC.</param>
/// <param name="IsShipped">Whether it says what the newest release ships.</param>
/// <param name="IsFromRelease">Whether a release brought it and no editor; its own date counts then.</param>
/// <param name="BehindSince">When the other language's first change that it has not followed became public, UTC; null when it is up to date.</param>
public sealed record TextState(DateTime PublishedAt, bool IsShipped, bool IsFromRelease, DateTime? BehindSince)
{
    /// <summary>What editors said to readers of the last change of which they said anything; null for nothing.</summary>
    public ChangeNote? Note { get; init; }
}

/// <summary>What readers are told of a change.</summary>
/// <param name="PublishedAt">When the change became public, UTC.</param>
/// <param name="Text">The note, in the language of the text.</param>
public sealed record ChangeNote(DateTime PublishedAt, string Text);

/// <summary>What the database knows of a document beyond its text.</summary>
/// <param name="Document">Folder of its texts under the content folder.</param>
/// <param name="Kazakh">The Kazakh text.</param>
/// <param name="Russian">The Russian text.</param>
public sealed record DocumentState(string Document, TextState Kazakh, TextState Russian)
{
    /// <summary>The text of a language.</summary>
    public TextState this[Language language] => language == Language.Kazakh ? Kazakh : Russian;

    /// <summary>Whether a release brought both texts, so that the database knows no more of them than their files say.</summary>
    public bool IsFromRelease => Kazakh.IsFromRelease && Russian.IsFromRelease;

    /// <summary>Whether readers would see no difference: what releases brought tells nothing beyond the files.</summary>
    public static bool ShowTheSame(IReadOnlyDictionary<string, DocumentState>? one, IReadOnlyDictionary<string, DocumentState>? other)
    {
        return Told(one).SetEquals(Told(other));

        static HashSet<DocumentState> Told(IReadOnlyDictionary<string, DocumentState>? states) => (states?.Values ?? []).Where(state => !state.IsFromRelease).ToHashSet();
    }

    /// <summary>Reads the states of all documents that are public in both languages.</summary>
    /// <param name="context">The database; within a transaction the states fit the texts that are read in it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The states by <see cref="DocumentFile.Document"/>.</returns>
    public static async Task<IReadOnlyDictionary<string, DocumentState>> ReadAllAsync(PortalDbContext context, CancellationToken cancellation)
    {
        var published = await context.Published.AsNoTracking().Where(row => row.Path.EndsWith(".md")).ToDictionaryAsync(row => row.Path, StringComparer.Ordinal, cancellation);
        var histories = await FileHistory.ReadAsync(context, published.Keys, cancellation);
        var states = published.Keys.Select(DocumentFile.Parse)
            .Where(file => file.Language == Language.Kazakh && published.ContainsKey(file.Counterpart!))
            .Select(file => Create(file.Document, new PublicText(published[file.Path], histories[file.Path]), new PublicText(published[file.Counterpart!], histories[file.Counterpart!])));
        return states.OfType<DocumentState>().ToDictionary(state => state.Document, StringComparer.Ordinal);
    }

    private static DocumentState? Create(string document, PublicText kk, PublicText ru)
    {
        if (kk.Current.IsRemoval || ru.Current.IsRemoval)
        {
            return null;
        }

        var staleness = Staleness.For(kk.Line, ru.Line);
        return new DocumentState(document, kk.StateWith(staleness.Kazakh, ru), ru.StateWith(staleness.Russian, kk));
    }

    // A text and how it came to be public.
    private sealed class PublicText(PublishedRow row, FileHistory history)
    {
        public RevisionRow Current { get; } = history.Find(row.RevisionId)!;

        // A release that took an edit over is public without an edition.
        public IReadOnlyList<RevisionRow> Line { get; } =
            [.. history.PublicLine().Where(revision => revision.Id != row.RevisionId).Append(history.Find(row.RevisionId)!).OrderBy(revision => revision.Number)];

        public TextState StateWith(MissedChanges? missed, PublicText other) => new(
            row.PublishedAt,
            row.IsShipped && history.Find(row.ShippedId)?.Hash == Current.Hash,
            Current.Origin == RevisionOrigin.Shipped,
            missed is null ? null : other.PublishedAt(missed.Missed[0]))
        {
            Note = Current.Origin != RevisionOrigin.Shipped && Line.LastOrDefault(revision => revision.PublicNote is not null) is { } told
                ? new ChangeNote(PublishedAt(told), told.PublicNote!) : null,
        };

        private DateTime PublishedAt(RevisionRow revision) => history.PublishedAt(revision) ?? revision.CreatedAt;
    }
}
