using System.Security.Cryptography;
using System.Text;
using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>An edition as it was read: its row, its texts, and what of each is new.</summary>
internal sealed class EditionSet
{
    private readonly IReadOnlyDictionary<string, FileHistory> histories;

    private EditionSet(EditionRow row, IReadOnlyDictionary<string, FileHistory> histories)
    {
        Row = row;
        this.histories = histories;
        Kind = Enum.Parse<DocumentKind>(row.Kind);
        Texts = [.. row.Texts.OrderBy(text => text.Path, StringComparer.Ordinal).Select(text => new EditionFile(text, histories[text.Path]))];
    }

    public EditionRow Row { get; }

    public DocumentKind Kind { get; }

    public IReadOnlyList<EditionFile> Texts { get; }

    /// <summary>Whether something was saved that readers would see, or that says of a text that it is still correct.</summary>
    public bool HasChange => Texts.Any(text => text.IsChanged);

    /// <summary>Who began it or wrote what is new in it.</summary>
    public IReadOnlySet<Guid> Authors =>
        Texts.SelectMany(text => text.Changes).Select(revision => revision.AuthorId).OfType<Guid>().Append(Row.CreatedBy).ToHashSet();

    /// <summary>Kind, languages, authors and state for the rules.</summary>
    public ObjectFacts Facts => ObjectFacts.For(Kind, Texts.Select(text => text.File)) with
    {
        Authors = Authors,
        State = Row.State,
        PublishedBy = Row.PublishedBy,
    };

    /// <summary>Hash over the paths and bytes of what was saved.</summary>
    public string Hash => HashOf(Texts.Where(text => text.Current is not null).Select(text => (text.Path, text.Current!.Hash)));

    /// <summary>The same for texts that were read otherwise.</summary>
    /// <param name="saved">Path and hash of each text that was saved, in any order.</param>
    public static string HashOf(IEnumerable<(string Path, string Hash)> saved) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(saved.OrderBy(text => text.Path, StringComparer.Ordinal).Select(text => $"{text.Path}\0{text.Hash}\n")))));

    /// <summary>Reads an edition as it is.</summary>
    public static async Task<EditionSet?> ReadAsync(PortalDbContext context, Guid id, CancellationToken cancellation) =>
        await FromAsync(context, await context.Editions.SingleOrDefaultAsync(edition => edition.Id == id, cancellation), cancellation);

    /// <summary>The same with nobody else changing it until the transaction ends.</summary>
    public static async Task<EditionSet?> LockAsync(PortalDbContext context, Guid id, CancellationToken cancellation) =>
        await FromAsync(context, await context.LockEditionAsync(id, cancellation), cancellation);

    /// <summary>The same for a row that was read already.</summary>
    public static async Task<EditionSet?> FromAsync(PortalDbContext context, EditionRow? row, CancellationToken cancellation)
    {
        if (row is null)
        {
            return null;
        }

        await context.Entry(row).Collection(edition => edition.Texts).LoadAsync(cancellation);
        return (await FromAllAsync(context, [row], cancellation))[0];
    }

    /// <summary>The same for rows that were read with their texts, in as many queries as for one.</summary>
    public static async Task<IReadOnlyList<EditionSet>> FromAllAsync(PortalDbContext context, IReadOnlyList<EditionRow> rows, CancellationToken cancellation)
    {
        var histories = await FileHistory.ReadAsync(context, PathsOf(rows), cancellation);
        return [.. rows.Select(row => new EditionSet(row, histories))];
    }

    public EditionFile? Find(string path) => Texts.FirstOrDefault(text => text.Path == path);

    /// <summary>Whether it changes the meaning in one language alone, so that it can't become public as it is.</summary>
    public bool LeavesOneLanguage => HasChange && !FactsFor(null).AreLanguagesFresh;

    /// <summary>What the machine decides by.</summary>
    public EditionFacts FactsFor(Actor? actor) => new(actor, Facts)
    {
        HasChange = HasChange,
        AreLanguagesFresh = Kind == DocumentKind.Alert || LeavesNoLanguageBehind(),
        IsUnsigned = Row.IsUrgent && Row.CountersignedBy is null,
    };

    // The other language's history too: it tells which of the two is behind.
    private static IReadOnlyCollection<string> PathsOf(IEnumerable<EditionRow> rows)
    {
        var paths = rows.SelectMany(row => row.Texts).Select(text => text.Path).ToList();
        return [.. paths.Union(paths.Select(path => DocumentFile.Parse(path).Counterpart).OfType<string>(), StringComparer.Ordinal)];
    }

    // What was behind before may stay so; the edition itself must not change the meaning in one language alone.
    private bool LeavesNoLanguageBehind() => Texts.Where(text => text.File.Language is not null).DistinctBy(text => text.File.Document).All(text =>
    {
        var lines = Language.All.Select(language =>
        {
            var path = language == text.File.Language ? text.Path : text.File.Counterpart!;
            return (IReadOnlyList<RevisionRow>)[.. histories[path].PublicLine(), .. Find(path)?.Changes ?? []];
        }).ToList();
        var changes = lines.SelectMany(line => line).Select(revision => revision.Id)
            .Intersect(Texts.SelectMany(changed => changed.Changes).Select(revision => revision.Id)).ToHashSet();
        var staleness = Staleness.For(lines[0], lines[1]);
        return !Language.All.Any(language => staleness[language]?.Missed.Any(revision => changes.Contains(revision.Id)) == true);
    });
}

/// <summary>One file of an edition.</summary>
internal sealed class EditionFile
{
    public EditionFile(EditionTextRow row, FileHistory history)
    {
        Row = row;
        History = history;
        File = DocumentFile.Parse(row.Path);
        Base = history.Find(row.BaseId);
        Current = history.Find(row.RevisionId);
        Changes = Current is null || Current.Id == row.BaseId ? [] : history.ChangesOf(Current);
    }

    public EditionTextRow Row { get; }

    public FileHistory History { get; }

    public DocumentFile File { get; }

    public string Path => Row.Path;

    /// <summary>What was public when the work began; null for a new file.</summary>
    public RevisionRow? Base { get; }

    /// <summary>What was saved last; null before the first save.</summary>
    public RevisionRow? Current { get; }

    /// <summary>The saves that it consists of beyond what was public.</summary>
    public IReadOnlyList<RevisionRow> Changes { get; }

    /// <summary>Whether a revision of its own is to become public: another text, or a word on what it was checked against.</summary>
    public bool IsChanged => Current is not null && Current.Id != Row.BaseId
        && (Current.CheckedAgainstId is not null || !(Current.IsRemoval && Base is null or { IsRemoval: true }));
}
