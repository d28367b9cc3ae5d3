using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>
/// Editions until they become public: begun, written, handed in, reviewed, given up. Every call names the version that its caller
/// has seen; a call that comes too late changes nothing and is answered with what is there now.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class EditionService(PortalDatabase database, TimeProvider time)
{
    /// <summary>Most files of an edition. A page that moves takes two for each of its files and of those below it.</summary>
    public const int MaxFiles = 100;

    private const string Submitted = "edition-submitted";

    private readonly EditionSteps steps = new(database, time);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Begins an edition.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="title">What the change is about, for colleagues.</param>
    /// <param name="paths">Its files, all of one kind, at least one; new ones need not be there yet.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<EditingResult<EditionView>> BeginAsync(Actor actor, string title, IReadOnlyList<string> paths, CancellationToken cancellation) =>
        BeginAsync(actor, title, paths, [], false, cancellation);

    /// <summary>Begins an edition with texts already saved in it, and hands it in where that is wanted: all of it or nothing.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="title">What the change is about, for colleagues.</param>
    /// <param name="changes">
    /// The texts, all of one kind, at least one. Instead of a version each names the public revision that it was made from, an empty id where
    /// there is none yet; which edition they are in is not asked.
    /// </param>
    /// <param name="isHandedIn">Whether it is handed in; otherwise it is a draft.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<EditingResult<EditionView>> BeginAsync(
        Actor actor, string title, IReadOnlyList<TextChange> changes, bool isHandedIn, CancellationToken cancellation) =>
        BeginAsync(actor, title, [.. changes.Select(change => change.Path)], changes, isHandedIn, cancellation);

    private async Task<EditingResult<EditionView>> BeginAsync(
        Actor actor, string title, IReadOnlyList<string> paths, IReadOnlyList<TextChange> changes, bool isHandedIn, CancellationToken cancellation)
    {
        var files = paths.Distinct(StringComparer.Ordinal).Take(MaxFiles + 1).Select(ParseNew).ToList();
        if (files.Count is 0 or > MaxFiles || files.Contains(null))
        {
            return files.Count > MaxFiles ? Refusal.TooManyFiles : Refusal.UnknownDocument;
        }

        var facts = ObjectFacts.For(files[0]!.Kind, files!);
        EditingResult<EditionView> result =
            files.Any(file => file!.Kind != facts.Kind) ? Refusal.OtherKind
            : EditingPolicy.Check(actor, Operation.Write, facts) is { } refusal ? refusal
            : string.IsNullOrWhiteSpace(title) ? Refusal.NoTitle
            : DocumentText.CheckNote(title, Lengths.Title) is { } unfit ? unfit
            : await database.WriteAsync(
                (context, token) => BeginAsync(context, actor, title.Trim(), files!, changes, isHandedIn, token), cancellation, isDone: result => result.Failure is null);
        return await EditingTrail.NoteAsync(database, actor, Now, Operation.Write, paths[0], result, cancellation);
    }

    /// <summary>Takes a further file of the same kind into a draft.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="loadedVersion">The edition's version that the caller has seen.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<EditionView>> AddTextAsync(Actor actor, Guid edition, Guid loadedVersion, string path, CancellationToken cancellation)
    {
        if (ParseNew(path) is not { } file)
        {
            return Refusal.UnknownDocument;
        }

        return await steps.WriteAsync(
            actor, edition, loadedVersion, _ => ObjectFacts.For(file),
            async (context, set, token) =>
            {
                if ((file.Kind != set.Kind ? Refusal.OtherKind
                    : set.Find(path) is not null ? Refusal.AlreadyThere
                    : set.Texts.Count >= MaxFiles ? Refusal.TooManyFiles
                    : (Refusal?)null) is { } refusal)
                {
                    return refusal;
                }

                var published = await context.Published.AsNoTracking().SingleOrDefaultAsync(row => row.Path == path, token);
                set.Row.Texts.Add(NewText(edition, path, published?.RevisionId));
                return ("text-added", new() { { "path", path } });
            },
            cancellation);
    }

    /// <summary>Saves a text as a revision. In an edition that is no longer a draft it begins a new one.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="change">The text and the version that it was made from.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<SavedText>> SaveAsync(Actor actor, TextChange change, CancellationToken cancellation)
    {
        var result = await SaveAsync(actor, [change], cancellation);
        return result.Failure is { } failure ? failure : result.Value.Saved[0];
    }

    /// <summary>The same for several texts of one edition: all of them or none.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="changes">The texts, at least one. What was checked against a text that is saved with it, is checked against what is saved.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<SavedTexts>> SaveAsync(Actor actor, IReadOnlyList<TextChange> changes, CancellationToken cancellation)
    {
        var result = await database.WriteAsync(
            async (context, token) =>
            {
                var saver = new TextSaver(context, Now);
                var saved = await saver.SaveAsync(actor, changes, token);
                if (saved.Failure is null)
                {
                    await saver.WriteTrailAsync(actor, token);
                }

                return saved;
            },
            cancellation, isDone: result => result.Failure is null);
        return await EditingTrail.NoteAsync(database, actor, Now, Operation.Write, changes[0].Path, result, cancellation);
    }

    /// <summary>Moves a page with all pages below it, or a lesson, to another address, within a draft. Each old address will lead to the new one.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="edition">The edition, which gets the files that it hasn't.</param>
    /// <param name="loadedVersion">The edition's version that the caller has seen.</param>
    /// <param name="document">Folder of the page or lesson.</param>
    /// <param name="target">The new folder.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<EditingResult<EditionView>> RenameAsync(
        Actor actor, Guid edition, Guid loadedVersion, string document, string target, CancellationToken cancellation) =>
        steps.WriteAsync(
            actor, edition, loadedVersion, set => new ObjectFacts(set.Kind, [null, .. Language.All], []),
            (context, set, token) => new PageMove(context, actor, Now).MoveAsync(set, document, target, token), cancellation);

    /// <summary>Hands a draft in for review.</summary>
    /// <inheritdoc cref="AddTextAsync" path="/param"/>
    public Task<EditingResult<EditionView>> SubmitAsync(Actor actor, Guid edition, Guid loadedVersion, CancellationToken cancellation) =>
        steps.StepAsync(actor, edition, loadedVersion, EditionAction.Submit, Submitted, null, ForgetReason, cancellation);

    /// <summary>Agrees to what was handed in, exactly as it stands.</summary>
    /// <inheritdoc cref="AddTextAsync" path="/param"/>
    public Task<EditingResult<EditionView>> ApproveAsync(Actor actor, Guid edition, Guid loadedVersion, CancellationToken cancellation) =>
        steps.StepAsync(
            actor, edition, loadedVersion, EditionAction.Approve, "edition-approved", null,
            set => (set.Row.ReviewedBy, set.Row.ReviewedAt, set.Row.ApprovedHash) = (actor.Id, Now, set.Hash), cancellation);

    /// <summary>Sends back what was handed in.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="loadedVersion">The edition's version that the caller has seen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<EditingResult<EditionView>> RejectAsync(Actor actor, Guid edition, Guid loadedVersion, string reason, CancellationToken cancellation) =>
        steps.StepAsync(
            actor, edition, loadedVersion, EditionAction.Reject, "edition-rejected", reason,
            set => (set.Row.ReviewedBy, set.Row.ReviewedAt, set.Row.Reason) = (actor.Id, Now, reason.Trim()), cancellation);

    /// <summary>Gives an edition up. Its revisions stay in the histories.</summary>
    /// <inheritdoc cref="RejectAsync" path="/param"/>
    public Task<EditingResult<EditionView>> WithdrawAsync(Actor actor, Guid edition, Guid loadedVersion, string? reason, CancellationToken cancellation) =>
        steps.StepAsync(
            actor, edition, loadedVersion, EditionAction.Withdraw, "edition-withdrawn", reason,
            set => set.Row.Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), cancellation);

    /// <summary>An edition.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="edition">Its id.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<EditingResult<EditionView>> FindAsync(Actor actor, Guid edition, CancellationToken cancellation) =>
        ReadAsync<EditionView>(actor, edition, (_, set) => Task.FromResult<EditingResult<EditionView>>(EditionView.From(set)), cancellation);

    /// <summary>A text of an edition, to be worked on.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<EditingResult<TextView>> ReadTextAsync(Actor actor, Guid edition, string path, CancellationToken cancellation) =>
        ReadAsync<TextView>(
            actor, edition,
            async (context, set) => set.Find(path) is { } text
                ? new TextView(
                    path,
                    text.Row.Version,
                    await DocumentText.ReadAsync(context, text.Row.RevisionId ?? text.Row.BaseId, cancellation),
                    await DocumentText.ReadAsync(context, text.Row.BaseId, cancellation))
                : Refusal.UnknownDocument,
            cancellation);

    // Paths become addresses, so a new one is plain.
    private static DocumentFile? ParseNew(string path) => path.All(char.IsAscii) && DocumentFile.TryParse(path, out var file) ? file : null;

    /// <summary>A new file of an edition; its version is the revision that its author sees.</summary>
    internal static EditionTextRow NewText(Guid edition, string path, Guid? published) => new()
    {
        EditionId = edition,
        Path = path,
        BaseId = published,
        Version = published ?? Guid.NewGuid(),
    };

    private static void ForgetReason(EditionSet set) => set.Row.Reason = null;

    private async Task<EditingResult<EditionView>> BeginAsync(
        PortalDbContext context, Actor actor, string title, IReadOnlyList<DocumentFile> files, IReadOnlyList<TextChange> changes, bool isHandedIn,
        CancellationToken cancellation)
    {
        var now = Now;
        var paths = files.Select(file => file.Path).ToList();
        var published = await context.Published.AsNoTracking().Where(row => paths.Contains(row.Path)).ToDictionaryAsync(row => row.Path, row => row.RevisionId, cancellation);
        var row = new EditionRow
        {
            Id = Guid.CreateVersion7(now),
            Kind = files[0].Kind.ToString(),
            Title = title,
            State = EditionState.Draft,
            CreatedBy = actor.Id,
            CreatedAt = now,
            ChangedAt = now,
            Version = Guid.NewGuid(),
        };
        row.Texts.AddRange(paths.Select(path => NewText(row.Id, path, published.TryGetValue(path, out var id) ? id : null)));
        context.Add(row);
        await context.SaveChangesAsync(cancellation);
        var saver = new TextSaver(context, now);
        var texts = row.Texts.ToDictionary(text => text.Path);
        var own = changes.Select(change => change with
        {
            EditionId = row.Id,
            LoadedVersion = texts[change.Path] is { BaseId: null } text && change.LoadedVersion == Guid.Empty ? text.Version : change.LoadedVersion,
        });
        if ((await saver.SaveAsync(actor, [.. own], cancellation)).Failure is { } failure)
        {
            return failure;
        }

        await EditingTrail.AddAsync(context, actor, now, "edition-begun", row.Id.ToString(), new() { { "kind", row.Kind }, { "path", paths[0] }, { "files", paths.Count } }, cancellation);
        await saver.WriteTrailAsync(actor, cancellation);
        return isHandedIn
            ? await steps.StepAsync(context, actor, row.Id, row.Version, EditionAction.Submit, Submitted, null, ForgetReason, cancellation)
            : EditionView.From((await EditionSet.FromAsync(context, row, cancellation))!);
    }

    private async Task<EditingResult<T>> ReadAsync<T>(
        Actor actor, Guid edition, Func<PortalDbContext, EditionSet, Task<EditingResult<T>>> view, CancellationToken cancellation)
        where T : class
    {
        await using var context = database.CreateDbContext();
        var set = await EditionSet.ReadAsync(context, edition, cancellation);
        EditingResult<T> result = set is null ? Refusal.UnknownEdition
            : EditingPolicy.Check(actor, Operation.Read, set.Facts) is { } refusal ? refusal
            : await view(context, set);
        return await EditingTrail.NoteAsync(database, actor, Now, Operation.Read, edition.ToString(), result, cancellation);
    }
}
