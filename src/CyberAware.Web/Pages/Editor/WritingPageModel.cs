using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Previews;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberAware.Web.Pages.Editor;

/// <summary>
/// Where texts are written, as text or as a form: side by side, checked, kept and saved together. Nothing that was typed is ever
/// lost: what goes from one request to the next is the whole text.
/// </summary>
public abstract partial class WritingPageModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, WorkingCopyService copies, DocumentCheck check, AutosaveService autosaves, EditionService editions, DocumentCatalog catalog,
    EditionComments comments, PresenceService presence, TimeProvider time)
    : EditingPageModel(snapshot, links, texts)
{
    /// <summary>Begin of the names of the fields with what readers are told.</summary>
    public const string PublicNoteField = "public-note-";

    /// <summary>Where the screen goes on after a save that somebody else has overtaken.</summary>
    public const string ConflictAnchor = "site-conflict";

    // What the address may say was just done.
    private static readonly string[] Doings = ["saved", "begun", "same"];

    public WorkingCopy Copy { get; private set; } = null!;

    /// <summary>The texts, Kazakh first.</summary>
    public IReadOnlyList<TextForm> Forms { get; private set; } = [];

    /// <summary>The document that the text belongs to.</summary>
    public CatalogDocument Document { get; private set; } = null!;

    // What is not public yet has no title there; the change has one.
    public override string Title => Entries.TitleOf(Document.Document, Language) is var title && title != Document.Document ? title : Copy.Edition.Title;

    /// <summary>What was just done; null when nothing was.</summary>
    public string? DoneText { get; private set; }

    /// <summary>Whether what was typed was just saved, so that a browser's own copies can go.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>Whether the person has just saved and can hand the change in for review next.</summary>
    public bool MayHandIn => IsSaved && EditionMachine.IsPossible(Copy.Edition.State, EditionAction.Submit)
        && EditingPolicy.Allows(Actor, Operation.Submit, ObjectFacts.For(Copy.Edition.Kind, Copy.Edition.Texts.Select(text => DocumentFile.Parse(text.Path))));

    /// <summary>Whether the person has just saved a warning and can publish it without waiting for anybody.</summary>
    public bool MayPublishNow => IsSaved && Copy.Edition.Kind == DocumentKind.Alert && EditionMachine.IsPossible(Copy.Edition.State, EditionAction.PublishNow)
        && EditingPolicy.Allows(Actor with { IsFresh = true }, Operation.PublishNow, ObjectFacts.For(DocumentKind.Alert, []));

    /// <summary>What readers are told of the change, by the key of a text.</summary>
    public IReadOnlyDictionary<string, string> PublicNotes { get; private set; } = new Dictionary<string, string>();

    /// <summary>The texts of whose changes readers can be told; nothing shows the texts of surveys by themselves.</summary>
    public IEnumerable<TextForm> Told => LanguageForms.Where(form => form.Text.CanWrite && Copy.Edition.Kind != DocumentKind.Survey);

    /// <summary>The texts that have a language, so that one can be behind the other.</summary>
    public IEnumerable<TextForm> LanguageForms => Forms.Where(form => form.Text.File.Language is not null);

    public string? InternalNote { get; private set; }

    public bool IsMinor { get; private set; }

    public bool IsCompared { get; private set; }

    /// <summary>Whether anything can be written here.</summary>
    public bool CanWrite => Forms.Any(form => form.Text.CanWrite);

    /// <summary>Whether a save begins another edition, since this one is with others.</summary>
    public bool BeginsAnother => Copy.Edition.State is EditionState.InReview or EditionState.Approved or EditionState.Scheduled;

    /// <summary>What was kept and is still to be decided on; nothing else is offered until then, or it would be overwritten.</summary>
    public IReadOnlyList<TextForm> Pending { get; private set; } = [];

    /// <summary>Who else has the text open, in words; empty for nobody.</summary>
    public string OthersText { get; private set; } = "";

    /// <summary>Files of the document that the person may take into the change.</summary>
    public IEnumerable<DocumentFile> Addable => CanWrite && Copy.Edition.State is EditionState.Draft or EditionState.Rejected
        ? Document.Files.Where(file => file.IsText && !IsInEdition(file.File.Path)).Select(file => file.File)
            .Where(file => EditingPolicy.Allows(Actor, Operation.Write, ObjectFacts.For(file)))
        : [];

    /// <summary>Address of this screen, or of what a button does here.</summary>
    public abstract string Here(string? handler = null);

    /// <summary>Address of the other view of the same texts; null when there is none.</summary>
    public abstract string? OtherView { get; }

    /// <summary>The files beside the one that the address names; null: the text in the other language.</summary>
    protected virtual IEnumerable<string>? Beside => null;

    // The address of these screens names a file.
    protected override string KeptQuery => HttpMethods.IsPost(Request.Method) ? $"?{EditorPaths.PathParameter}={Uri.EscapeDataString(FilePath)}" : base.KeptQuery;

    protected override string StaleText => Forms.Any(form => form.Conflict is not null) && Forms.All(form => form.Conflict is null || form.IsOwnConflict)
        ? Words["Refusal.OtherWindow"] : Conflict is null ? base.StaleText : Words["Conflict.Stale"];

    protected override string StaleField => Conflict is { } form ? ConflictField + form.Key : "";

    /// <summary>Begin of the ids of the boxes in which two texts are compared.</summary>
    public const string ConflictField = "conflict-";

    public override string ErrorsTitle => Conflict is null ? base.ErrorsTitle : Words["Conflict.Refused"];

    /// <summary>The first text that somebody else has saved meanwhile; null for none.</summary>
    public TextForm? Conflict => Forms.FirstOrDefault(form => form.Conflict is not null);

    protected string FilePath => Request.Query[EditorPaths.PathParameter].ToString();

    private Guid EditionId { get; set; }

    public bool IsInEdition(string path) => Copy.Edition.Texts.Any(text => text.Path == path);

    /// <summary>A preview of what the person has typed, kept but not saved.</summary>
    /// <param name="path">The file whose page is shown.</param>
    /// <param name="typed">How the preview is shown: <see cref="EditorPaths.TypedInFrame"/>, or the file to come back to.</param>
    public string PreviewOf(string path, string typed) =>
        $"{EditorPaths.Preview(Language, EditionId, PreviewAddress.PageShowing(Language, path))}?{EditorPaths.TypedParameter}={Uri.EscapeDataString(typed)}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } failed)
        {
            return failed;
        }

        var done = Request.Query["done"].ToString();
        DoneText = Doings.Contains(done) ? Words[$"Done.{done}"].Value : null;
        IsSaved = done is "saved" or "begun";
        var kept = Forms.Where(form => form.Text is { CanWrite: true, Kept: not null }).ToList();
        if (Request.Query["kept"] != "take")
        {
            Pending = kept;
        }
        else if (kept.Count > 0)
        {
            kept.ForEach(form => form.TakeKept());
            DoneText = Words["Done.kept", Clock(kept.Max(form => form.Text.Kept!.SavedAt))];
        }

        return IsSaved ? await CheckAsync(new Dictionary<string, string>()) : Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if ((await LoadFormAsync() ?? await WrongAsync()) is { } failed)
        {
            return failed;
        }

        var changed = Forms.Where(form => form.Text.CanWrite && (form.IsChanged || form.MergedId is not null)).ToList();
        if (changed.Count == 0 && IsCompared)
        {
            changed = [.. Forms.Where(form => form.Path == Copy.Text.File.Path && form.Text.CanWrite)];
        }

        if (changed.Count == 0)
        {
            return CanWrite ? Redirect(Here() + "&done=same") : NotDone(new EditingRefused(Refusal.WrongState));
        }

        if (changed.Exists(form => form.IsKeptElsewhere))
        {
            return OtherWindow([.. changed.Where(form => form.IsKeptElsewhere)]);
        }

        var result = await editions.SaveAsync(Actor, [.. changed.Select(ChangeOf)], Cancellation);
        if (result.Failure is { } failure)
        {
            await FollowAsync(failure);
            return NotDone(failure);
        }

        EditionId = result.Value.Saved[^1].EditionId;
        return Redirect(AddressIn(EditionId) + (result.Value.Saved.Any(saved => saved.IsNewEdition) ? "&done=begun" : "&done=saved"));
    }

    public async Task<IActionResult> OnPostMergeAsync()
    {
        if ((await LoadFormAsync() ?? Wrong(isLast: false)) is { } failed)
        {
            return failed;
        }

        foreach (var form in Forms)
        {
            form.Merge();
        }

        Reread();
        return Page();
    }

    /// <summary>Shows the field with the parts that were chosen, to be read once more before it is saved.</summary>
    public async Task<IActionResult> OnPostTakeAsync()
    {
        if ((await LoadFormAsync() ?? Wrong(isLast: false)) is { } failed)
        {
            return failed;
        }

        DoneText = Words["Done.taken"];
        return Page();
    }

    /// <summary>Takes a further file of the document into the change.</summary>
    public async Task<IActionResult> OnPostAddAsync()
    {
        if ((await LoadFormAsync() ?? Wrong(isLast: false)) is { } failed)
        {
            return failed;
        }

        var path = Request.Form["add"].ToString();
        if (Document.Files.All(file => file.File.Path != path) || !Guid.TryParse(Sent("edition"), out var version))
        {
            return NotDone(new EditingRefused(Refusal.UnknownDocument));
        }

        var added = await editions.AddTextAsync(Actor, EditionId, version, path, Cancellation);
        if (added.Failure is { } failure)
        {
            return NotDone(failure);
        }

        // What was typed in the other field stays.
        return await ReloadAsync() ?? Page();
    }

    /// <summary>Puts what the fields of a form say into the texts.</summary>
    protected virtual void TakeFields()
    {
    }

    /// <summary>The texts have changed beside the fields of a form.</summary>
    protected virtual void Reread()
    {
    }

    /// <summary>Shows the form again because of what was typed; null when it can be taken.</summary>
    /// <param name="isLast">Whether this ends the work on the form, so that nothing may be missing.</param>
    protected virtual PageResult? Wrong(bool isLast) => null;

    /// <summary>Loads the screen and what was sent; gives an answer when that failed.</summary>
    protected async Task<IActionResult?> LoadFormAsync()
    {
        if ((Request.HasFormContentType ? await LoadAsync() : BadRequest()) is { } failed)
        {
            return failed;
        }

        Forms = [.. Forms.Select(form => TextForm.From(form.Text, Request.Form))];
        foreach (var form in Forms.Where(form => form.Against is not null))
        {
            form.Resume(await copies.FindAsync(Actor, form.Path, Sent(TextForm.BegunField + form.Key), Cancellation), Request.Form);
        }

        TakeFields();
        var isTaken = false;
        foreach (var form in Forms)
        {
            isTaken |= form.TakeChosen(Request.Form);
        }

        if (isTaken)
        {
            Reread();
        }

        (PublicNotes, InternalNote) = (Told.ToDictionary(form => form.Key, form => Request.Form[PublicNoteField + form.Key].ToString()), Request.Form["internal-note"]);
        (IsMinor, IsCompared) = (Request.Form.ContainsKey("minor"), Request.Form.ContainsKey("compared"));
        return null;
    }

    /// <summary>Address of this screen in another edition.</summary>
    protected abstract string AddressIn(Guid edition);

    private TextChange ChangeOf(TextForm form)
    {
        var other = Forms.FirstOrDefault(counterpart => counterpart.Path == form.Text.File.Counterpart);
        var isConfirmed = !form.IsChanged && form.MergedId is null;
        return new TextChange(EditionId, form.Path, form.Version ?? Guid.Empty, form.Typed)
        {
            PublicNote = PublicNotes.GetValueOrDefault(form.Key),
            InternalNote = InternalNote,
            IsMinor = IsMinor || isConfirmed,
            CheckedAgainstId = IsCompared ? other?.Text.RevisionId : null,
            MergedId = form.MergedId,
            AutosaveVersion = form.KeptVersion,
        };
    }

    // What others have changed is shown against what was typed; what they have not goes on as it was.
    private async Task FollowAsync(EditingFailure failure)
    {
        var read = await copies.ReadAsync(Actor, EditionId, FilePath, Beside, Cancellation);
        if (read.Failure is not null)
        {
            return;
        }

        Copy = read.Value;
        foreach (var form in Forms)
        {
            var text = Copy.Texts.First(read => read.File.Path == form.Path);
            if (failure is EditingStale stale && stale.Texts.FirstOrDefault(conflict => conflict.Path == form.Path) is { } conflict)
            {
                form.Oppose(conflict, text);
            }
            else
            {
                form.Follow(text);
            }
        }

        Reread();
    }

    private async Task<IActionResult?> LoadAsync()
    {
        EditionId = Guid.Parse((string)RouteData.Values["id"]!);
        var read = await copies.ReadAsync(Actor, EditionId, FilePath, Beside, Cancellation);
        if (read.Failure is { } failure)
        {
            return Unreadable(failure);
        }

        Copy = read.Value;
        Forms = [.. Copy.Texts.Where(text => text.Text is not null || text.Version is not null).Select(TextForm.From)];

        // A text of a change that is closed and was never public belongs to no document.
        var found = await catalog.FindAsync(Actor, FilePath, Cancellation);
        Document = found.Failure is null ? found.Value : new CatalogDocument(Copy.Text.File.Document, Copy.Text.File.Kind, [], []);
        await MeetOthersAsync();
        return null;
    }

    private async Task<IActionResult?> ReloadAsync()
    {
        var typed = Forms.ToDictionary(form => form.Path);
        if (await LoadAsync() is { } failed)
        {
            return failed;
        }

        foreach (var form in Forms)
        {
            typed.GetValueOrDefault(form.Path)?.Follow(form.Text);
        }

        Forms = [.. Forms.Select(form => typed.TryGetValue(form.Path, out var before) && before.Text.CanWrite && before.Version is not null ? before : form)];
        return null;
    }
}
