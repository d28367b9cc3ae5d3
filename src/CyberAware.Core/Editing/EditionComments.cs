using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>A comment as it is read.</summary>
/// <param name="Id">Id.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The line that it stands at now; 0 for the text as a whole, and when the line is not there any more.</param>
/// <param name="Quote">What the line said when it was written; empty for the whole.</param>
/// <param name="Text">What the person says.</param>
/// <param name="Author">Who; null when nobody is known by the id.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="ResolvedBy">Who said that it is done with; null while nobody has, or when nobody is known by the id.</param>
/// <param name="IsResolved">Whether it is done with.</param>
/// <param name="Version">What the next call about it must name.</param>
public sealed record CommentView(
    Guid Id, string Path, int Line, string Quote, string Text, string? Author, DateTime CreatedAt, string? ResolvedBy, bool IsResolved, Guid Version)
{
    /// <summary>Whether who reads it may say that it is done with, or that it is not.</summary>
    public bool MayResolve { get; init; }

    /// <summary>Whether the line that it was written at is not there any more.</summary>
    public bool IsLineGone => Line == 0 && Quote.Length > 0;
}

/// <summary>All comments of an edition.</summary>
/// <param name="Comments">Oldest first.</param>
public sealed record CommentList(IReadOnlyList<CommentView> Comments);

/// <summary>What people say about lines of an edition, to one another. Whoever may see the edition may read and write; what somebody said is settled by that person and by those who work on the edition.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class EditionComments(PortalDatabase database, TimeProvider time)
{
    /// <summary>Most comments of an edition.</summary>
    public const int Max = 500;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>All comments of an edition.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<CommentList>> ReadAsync(Actor actor, Guid edition, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        if (await EditionSet.ReadAsync(context, edition, cancellation) is not { } set)
        {
            return Refusal.UnknownEdition;
        }

        if (EditingPolicy.Check(actor, Operation.Read, set.Facts) is { } refusal)
        {
            return await EditingTrail.NoteAsync<CommentList>(database, actor, Now, Operation.Read, edition.ToString(), refusal, cancellation);
        }

        var rows = await context.EditionComments.AsNoTracking().Where(row => row.EditionId == edition).OrderBy(row => row.Id).ToListAsync(cancellation);
        var people = rows.Select(row => row.AuthorId).Concat(rows.Select(row => row.ResolvedBy).OfType<Guid>()).Distinct().ToList();
        var names = await context.Users.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellation);
        var lines = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var path in rows.Select(row => row.Path).Distinct())
        {
            var text = set.Find(path)?.Row;
            lines[path] = LinesOf(await DocumentText.ReadAsync(context, text?.RevisionId ?? text?.BaseId, cancellation));
        }

        return new CommentList(rows.ConvertAll(row => new CommentView(
            row.Id, row.Path, Locate(lines[row.Path], row.Line, row.Quote), row.Quote, row.Text, names.GetValueOrDefault(row.AuthorId), row.CreatedAt,
            row.ResolvedBy is { } resolver ? names.GetValueOrDefault(resolver) : null, row.ResolvedAt is not null, row.Version)
        {
            MayResolve = MayResolve(actor, set, row),
        }));
    }

    /// <summary>Says something about a line.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="path">The file.</param>
    /// <param name="revision">The revision that the person has read, which must be the newest.</param>
    /// <param name="line">The line, from 1; 0 for the text as a whole.</param>
    /// <param name="text">What the person says.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<EditionView>> AddAsync(Actor actor, Guid edition, string path, Guid revision, int line, string text, CancellationToken cancellation)
    {
        EditingResult<EditionView> result = string.IsNullOrWhiteSpace(text) ? Refusal.NoText
            : DocumentText.CheckNote(text.Trim()) is { } unfit ? unfit
            : await database.WriteAsync((context, token) => AddAsync(context, actor, edition, path, revision, line, text.Trim(), token), cancellation);
        return await EditingTrail.NoteAsync(database, actor, Now, Operation.Read, edition.ToString(), result, cancellation);
    }

    /// <summary>Says of a comment that it is done with, or that it is not.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="loadedVersion">The comment's version that the person has seen.</param>
    /// <param name="isResolved">Whether it is done with.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<EditionView>> ResolveAsync(
        Actor actor, Guid edition, Guid comment, Guid loadedVersion, bool isResolved, CancellationToken cancellation)
    {
        var result = await database.WriteAsync((context, token) => ResolveAsync(context, actor, edition, comment, loadedVersion, isResolved, token), cancellation);
        return await EditingTrail.NoteAsync(database, actor, Now, Operation.Read, edition.ToString(), result, cancellation);
    }

    /// <summary>The line at which a comment stands in another text: the same words nearest to where they were; 0 when they are gone.</summary>
    /// <param name="lines">The lines of the text.</param>
    /// <param name="line">Where it was written, from 1.</param>
    /// <param name="quote">What the line said.</param>
    public static int Locate(IReadOnlyList<string> lines, int line, string quote) => line == 0 ? 0
        : Enumerable.Range(1, lines.Count).Where(number => Cut(lines[number - 1]) == quote).OrderBy(number => Math.Abs(number - line)).FirstOrDefault();

    /// <summary>The lines of a text, as comments count them.</summary>
    public static string[] LinesOf(string? text) => (text ?? "").Split('\n');

    private async Task<EditingResult<EditionView>> AddAsync(
        PortalDbContext context, Actor actor, Guid edition, string path, Guid revision, int line, string text, CancellationToken cancellation)
    {
        if (await EditionSet.LockAsync(context, edition, cancellation) is not { } set)
        {
            return Refusal.UnknownEdition;
        }

        if (EditingPolicy.Check(actor, Operation.Read, set.Facts) is { } refusal)
        {
            return refusal;
        }

        if (set.Find(path) is not { Current: { } current })
        {
            return Refusal.UnknownDocument;
        }

        if (!EditionReviewService.IsOpen(set.Row.State))
        {
            return Refusal.WrongState;
        }

        var lines = LinesOf(await DocumentText.ReadAsync(context, current.Id, cancellation));
        if (current.Id != revision || line < 0 || line > lines.Length)
        {
            return new EditingStale(set.Row.Version, []);
        }

        if (await context.EditionComments.CountAsync(row => row.EditionId == edition, cancellation) >= Max)
        {
            return Refusal.TooManyComments;
        }

        var now = Now;
        context.Add(new EditionCommentRow
        {
            Id = Guid.CreateVersion7(now),
            EditionId = edition,
            Path = path,
            RevisionId = revision,
            Line = line,
            Quote = line == 0 ? "" : Cut(lines[line - 1]),
            Text = text,
            AuthorId = actor.Id,
            CreatedAt = now,
            Version = Guid.NewGuid(),
        });
        await context.SaveChangesAsync(cancellation);
        await EditingTrail.AddAsync(context, actor, now, "comment-added", edition.ToString(), new() { { "path", path }, { "line", line } }, cancellation);
        return EditionView.From(set);
    }

    private async Task<EditingResult<EditionView>> ResolveAsync(
        PortalDbContext context, Actor actor, Guid edition, Guid comment, Guid loadedVersion, bool isResolved, CancellationToken cancellation)
    {
        if (await EditionSet.LockAsync(context, edition, cancellation) is not { } set)
        {
            return Refusal.UnknownEdition;
        }

        if (EditingPolicy.Check(actor, Operation.Read, set.Facts) is { } refusal)
        {
            return refusal;
        }

        if (await context.EditionComments.SingleOrDefaultAsync(row => row.Id == comment && row.EditionId == edition, cancellation) is not { } row)
        {
            return Refusal.UnknownDocument;
        }

        if (!MayResolve(actor, set, row))
        {
            return Refusal.NotAllowed;
        }

        if (row.Version != loadedVersion)
        {
            return new EditingStale(set.Row.Version, []);
        }

        var now = Now;
        (row.ResolvedBy, row.ResolvedAt, row.Version) = (isResolved ? actor.Id : null, isResolved ? now : null, Guid.NewGuid());
        await context.SaveChangesAsync(cancellation);
        await EditingTrail.AddAsync(context, actor, now, isResolved ? "comment-resolved" : "comment-reopened", edition.ToString(), new() { { "path", row.Path }, { "line", row.Line } }, cancellation);
        return EditionView.From(set);
    }

    private static bool MayResolve(Actor actor, EditionSet set, EditionCommentRow row) =>
        row.AuthorId == actor.Id || EditingPolicy.Allows(actor, Operation.ResolveComment, set.Facts);

    private static string Cut(string line) =>
        line.Length <= Lengths.Title ? line : line[..(char.IsHighSurrogate(line[Lengths.Title - 1]) ? Lengths.Title - 1 : Lengths.Title)];
}
