using CyberAware.Core.Assessments;
using CyberAware.Core.Charts;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>An edition: its state, what it changes, what the check says of it, and the steps that the person can take with it.</summary>
[SignedIn]
public sealed partial class EditionModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts,
    EditionReviewService reviews, EditionService editions, PublishingService publishing, PersonDirectory people,
    EditionComments comments, EditionDocuments documents, DocumentCatalog catalog, InFormConfirmation confirmation)
    : EditingPageModel(snapshot, links, texts, Deciding)
{
    private readonly FeatureResources resources = texts;

    // What the address may say was just done, beside the steps.
    private static readonly string[] Doings = ["Comment", "Resolve", "Reopen", "Add", "TakeOut"];

    /// <summary>Name of the value in the address with the step that somebody has come for.</summary>
    public const string StepParameter = "step";

    public EditionReview Review { get; private set; } = null!;

    public EditionView Edition => Review.Edition;

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The step that was refused just now; null when none was.</summary>
    public EditionAction? Tried { get; private set; }

    public override string Title => Edition.Title;

    protected override string Name => "Edition";

    /// <summary>What was just done; null when nothing was.</summary>
    public string? DoneText => Request.Query["done"].ToString() is { Length: > 0 } done
        && (Doings.Contains(done) || Enum.GetNames<EditionAction>().Contains(done)) && Words[$"Done.{done}"] is { ResourceNotFound: false } text ? text.Value : null;

    /// <summary>Its changes, texts before settings.</summary>
    public IEnumerable<FileChanges> Files => Review.Changes.Files.OrderBy(file => DocumentFile.Parse(file.Comparison.Newer.Path).Language is null);

    /// <summary>Files in which nothing was saved yet.</summary>
    public IEnumerable<EditionTextView> Untouched => Edition.Texts.Where(text => Review.Changes.Files.All(file => file.Comparison.Newer.Path != text.Path));

    /// <summary>Whether the person can go on writing in it.</summary>
    public bool MayWrite(string path) =>
        Edition.State is EditionState.Draft or EditionState.Rejected && EditingPolicy.Allows(Actor, Operation.Write, ObjectFacts.For(DocumentFile.Parse(path)));

    /// <summary>The text that a returned change is mended in; null when it was not returned, or somebody else mends it.</summary>
    public string? ToMend => Edition.State != EditionState.Rejected ? null
        : Edition.Texts.Where(text => !text.IsRemoval && CatalogFile.HasText(text.Path) && MayWrite(text.Path)).OrderBy(text => DocumentFile.Parse(text.Path).Language is null).FirstOrDefault()?.Path;

    /// <summary>The public addresses that show its documents, each without its language.</summary>
    public IEnumerable<string> PublicPaths => Edition.Texts.Where(text => !text.IsRemoval).Select(text => PublicPathOf(DocumentFile.Parse(text.Path))).OfType<string>().Distinct();

    // The step itself asks, where what was typed stands.
    public override bool ConfirmsInPlace => Tried == EditionAction.PublishNow && Review.Steps.Any(step => step is { Action: EditionAction.PublishNow, Missing: null });

    protected override string StaleText => Review.Moved.Count > 0 ? Words["Moved.Title"] : Words["Stale", Words[$"State.{Edition.State}"]];

    private Guid Id => Guid.Parse((string)RouteData.Values["id"]!);

    /// <summary>Whether a folded step is shown open: it was refused just now, or somebody has come for it.</summary>
    public bool IsWanted(EditionAction step) => Tried == step || (Tried is null && Request.Query[StepParameter] == step.ToString());

    /// <summary>Whether the second signature is somebody else's.</summary>
    public bool WaitsForOther => !Review.Steps.Any(step => step is { Action: EditionAction.Countersign, Missing: null });

    /// <summary>Whether the check has found nothing that keeps it from being published.</summary>
    public bool PassesCheck => Review.Problems.All(problem => problem.Severity != ProblemSeverity.Error);

    /// <summary>Whether a warning can be published without waiting for anybody: whoever writes one is in a hurry.</summary>
    public bool IsUrgentFirst => Edition.Kind == DocumentKind.Alert
        && Review.Steps.Any(step => step is { Action: EditionAction.PublishNow, Missing: null }) && Review.Steps.Any(step => step.Action == EditionAction.Submit);

    /// <summary>What the person can do, the way of the hurried first.</summary>
    public IEnumerable<EditionStep> Steps => Review.Steps.OrderBy(step => !IsUrgentFirst || step.Action != EditionAction.PublishNow);

    /// <summary>What was typed for a step that was refused.</summary>
    public string TypedFor(EditionAction step, string field) => Tried == step ? Typed(field) : "";

    /// <summary>What was typed for a step that can't be taken any more; null for nothing.</summary>
    public string? Unplaced => Tried is { } step && Review.Steps.All(offered => offered.Action != step || offered.Missing is not null) && Typed("reason") is { Length: > 0 } reason ? reason : null;

    /// <summary>The name of somebody; words when nobody is known by the id.</summary>
    public string NameOf(Guid person) => Names.GetValueOrDefault(person) ?? Words["Unknown"];

    /// <summary>What readers call one of the <see cref="PublicPaths"/>.</summary>
    public string PageNameOf(string path) => NameOf(path.Length == 0 ? ContentPath.Home : path);

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ?? Page();

    public Task<IActionResult> OnPostSubmitAsync() => TakeAsync(EditionAction.Submit, version => editions.SubmitAsync(Actor, Id, version, Cancellation));

    public Task<IActionResult> OnPostApproveAsync() => TakeAsync(EditionAction.Approve, version => editions.ApproveAsync(Actor, Id, version, Cancellation));

    public Task<IActionResult> OnPostRejectAsync() => TakeAsync(EditionAction.Reject, version => editions.RejectAsync(Actor, Id, version, Typed("reason"), Cancellation));

    public Task<IActionResult> OnPostPublishAsync() => TakeAsync(EditionAction.Publish, version => publishing.PublishAsync(Actor, Id, version, Cancellation));

    public async Task<IActionResult> OnPostScheduleAsync()
    {
        if (EditionMoment.Parse(Typed("date"), Typed("time")) is { } moment)
        {
            return await TakeAsync(EditionAction.Schedule, version => publishing.ScheduleAsync(Actor, Id, version, moment, Cancellation));
        }

        Tried = EditionAction.Schedule;
        if (await ReadAsync() is { } closed)
        {
            return closed;
        }

        Add("date", Words["Schedule.NoMoment"]);
        return Refused();
    }

    public Task<IActionResult> OnPostUnscheduleAsync() => TakeAsync(EditionAction.Unschedule, version => publishing.UnscheduleAsync(Actor, Id, version, Cancellation));

    public async Task<IActionResult> OnPostPublishNowAsync()
    {
        Tried = EditionAction.PublishNow;
        if (await ReadAsync() is { } unreadable)
        {
            return unreadable;
        }

        // Who may not publish is told so, whatever the password.
        var confirmed = ConfirmsInPlace
            ? await confirmation.TakeAsync(HttpContext, Sent(InFormConfirmation.PasswordField), Sent(InFormConfirmation.CodeField), Sent(InFormConfirmation.CredentialField))
            : null;
        return confirmed is null or { Outcome: SignInOutcome.Done }
            ? await TakeAsync(EditionAction.PublishNow, version => publishing.PublishNowAsync(Actor, Id, version, Typed("reason"), Cancellation))
            : NotConfirmed(confirmed);
    }

    public Task<IActionResult> OnPostCountersignAsync() => TakeAsync(EditionAction.Countersign, version => publishing.CountersignAsync(Actor, Id, version, Cancellation));

    public Task<IActionResult> OnPostWithdrawAsync() => TakeAsync(EditionAction.Withdraw, version => editions.WithdrawAsync(Actor, Id, version, Typed("reason"), Cancellation));

    private IActionResult NotConfirmed(People.SignInResult result)
    {
        if (result.Outcome == SignInOutcome.TooEarly)
        {
            return TooEarly(result.Wait);
        }

        var isPasskey = Sent(InFormConfirmation.CredentialField).Length > 0;
        Add(isPasskey ? "" : InFormConfirmation.PasswordField, Text[isPasskey ? "Passkey.Wrong" : "Confirm.Wrong"]);
        return Refused();
    }

    private async Task<IActionResult> TakeAsync(EditionAction step, Func<Guid, Task<EditingResult<EditionView>>> take)
    {
        Tried = step;
        var result = await take(IdFrom(Sent("version")));
        if (result.Failure is not { } failure)
        {
            return Redirect($"{EditorPaths.Edition(Language, Id)}?done={step}");
        }

        return await ReadAsync() ?? NotDone(failure, EditionStepPart.FieldName("reason", step));
    }

    // Null: it can be shown.
    private async Task<IActionResult?> ReadAsync()
    {
        var read = await reviews.ReadAsync(Actor, Id, Cancellation);
        if (read.Failure is { } failure)
        {
            return Unreadable(failure);
        }

        Review = read.Value;
        Names = await people.NamesAsync(Cancellation);
        await ReadCommentsAsync();
        await ReadDocumentsAsync();
        return null;
    }

    private static string? PublicPathOf(DocumentFile file)
    {
        var folder = file.Language is null ? file.Path[..Math.Max(0, file.Path.LastIndexOf('/'))] : file.Document;
        return file.Kind switch
        {
            DocumentKind.Page => folder == ContentPath.Home ? "" : folder,
            DocumentKind.Quiz or DocumentKind.Alert or DocumentKind.Letter => folder,
            DocumentKind.Advisor => $"{CheckPaths.Section}{folder[folder.LastIndexOf('/')..]}",
            DocumentKind.Survey => StatisticsPaths.Section,
            DocumentKind.Assessment => Assessment.Path,
            DocumentKind.Lesson => $"{SchoolPaths.Section}{folder[folder.LastIndexOf('/')..]}",
            _ => null,
        };
    }
}
