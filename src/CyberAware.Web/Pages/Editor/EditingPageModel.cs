using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Pages.Account;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages.Editor;

/// <summary>What the screens of editors share: names of documents, and why something was not done.</summary>
/// <param name="snapshot">What readers see.</param>
/// <param name="links">Addresses.</param>
/// <param name="texts">All texts of screens.</param>
/// <param name="feature">Whose texts the screen speaks: those of writing, or those of editions.</param>
public abstract class EditingPageModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, string feature = EditingPageModel.Writing)
    : AccountPageModel(snapshot, links, texts)
{
    /// <summary>The texts of documents and their texts.</summary>
    protected const string Writing = "Editing";

    /// <summary>The texts of editions, histories, translations, pictures and the audit trail.</summary>
    protected const string Deciding = "Editions";

    private readonly FeatureResources resources = texts;

    public override string Title => Words[Name + ".Title"];

    /// <summary>Titles and addresses of documents.</summary>
    public DocumentEntries Entries { get; } = new(snapshot, texts);

    /// <summary>Who works here, as services know him.</summary>
    public Actor Actor => SignedIn!.Actor;

    /// <summary>The texts of the screen.</summary>
    public IStringLocalizer Words => resources[feature];

    protected CancellationToken Cancellation => HttpContext.RequestAborted;

    /// <summary>What of the query belongs to the page itself; a form that was sent names its handler there too.</summary>
    protected virtual string KeptQuery => HttpMethods.IsPost(Request.Method) ? "" : Request.QueryString.Value ?? "";

    /// <summary>What somebody is told who was overtaken.</summary>
    protected virtual string StaleText => Words["Refusal.Stale"];

    /// <summary>Where somebody goes on who was overtaken; empty for nowhere in particular.</summary>
    protected virtual string StaleField => "";

    public override string UrlIn(Language language) => AccountPaths.InLanguage(Request.Path.Value!, language) + KeptQuery;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await ReadDraftTitlesAsync();
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    // A handler that isn't there would show the page without what it was to read.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null)
        {
            context.Result = NotFound();
        }
    }

    /// <summary>A time by the country's clocks.</summary>
    /// <param name="utc">The moment, UTC.</param>
    public static string Clock(DateTime utc) => LocalTime.From(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The document's title in the language of the screens; its path when it has none.</summary>
    /// <param name="path">A file, or a document.</param>
    public string NameOf(string path) => DocumentFile.TryParse(path, out var file) && Entries.TitleOf(file.Owner, Language) is var title && title != file.Owner ? title : path;

    /// <summary>Which of a document's files it is.</summary>
    public string PartOf(string path) =>
        resources[Deciding][$"Part.{(DocumentFile.TryParse(path, out var file) && file.Language is { } language ? language.Tag : "shared")}"];

    /// <summary>Why an edition came back, in words: the portal's own reasons are names of rules.</summary>
    public string ReasonText(string reason)
    {
        var rule = reason.Split(':', 2)[0];
        return rule == "Conflict" ? resources[Deciding]["Moved.Title"]
            : Enum.TryParse<Refusal>(rule, out var refusal) && refusal.ToString() == rule ? resources[Deciding][$"Refusal.{refusal}"]
            : reason;
    }

    /// <summary>A title that the screens give to an edition, cut to what can be stored.</summary>
    protected static string Shortened(string title) =>
        title.Length <= Lengths.Title ? title : title[..(char.IsHighSurrogate(title[Lengths.Title - 1]) ? Lengths.Title - 1 : Lengths.Title)];

    /// <summary>Lets documents be named that are not public yet.</summary>
    protected async Task ReadDraftTitlesAsync() => Entries.Drafts = await HttpContext.RequestServices.GetRequiredService<DraftTitles>().ReadAsync(Cancellation);

    /// <summary>What was typed into a field, however long.</summary>
    protected string Typed(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    /// <summary>An id that the form or the address brought; an empty one, which nothing has, when it brought none.</summary>
    protected static Guid IdFrom(string? text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;

    /// <summary>The answer to somebody who may not see the page, or where there is none.</summary>
    protected IActionResult Unreadable(EditingFailure failure) =>
        failure is EditingRefused { IsForbidden: true } ? StatusCode(StatusCodes.Status403Forbidden) : NotFound();

    /// <summary>Shows the page with why something was not done; what was typed stands in the form again.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="field">The field to be mended where it was what was typed; empty where there is none.</param>
    protected IActionResult NotDone(EditingFailure failure, string field = "")
    {
        switch (failure)
        {
            case EditingRefused { Refusal: Refusal.NotFresh }:
                return NotFresh();
            case EditingRefused refused:
                Add(refused.Refusal is Refusal.NoReason or Refusal.NoText or Refusal.TooLong or Refusal.Unreadable ? field : "", resources[Deciding][$"Refusal.{refused.Refusal}"]);
                return Refused(refused switch
                {
                    { IsForbidden: true } => StatusCodes.Status403Forbidden,
                    { Refusal: Refusal.WrongState or Refusal.AlreadyThere or Refusal.NotApproved or Refusal.Busy } => StatusCodes.Status409Conflict,
                    _ => StatusCodes.Status400BadRequest,
                });
            case EditingInvalid:
                Add("", resources[Deciding][$"Refusal.{Refusal.HasErrors}"]);
                return Refused();
            default:
                Add(StaleField, StaleText);
                return Refused(StatusCodes.Status409Conflict);
        }
    }
}
