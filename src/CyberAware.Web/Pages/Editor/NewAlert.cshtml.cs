using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Forms;
using CyberAware.Core.People;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CyberAware.Web.Pages.Editor;

/// <summary>Begins a warning that is not there yet: its name and titles; all else is filled in by the form.</summary>
[SignedIn]
public sealed class NewAlertModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, DocumentCatalog catalog, EditionService editions, TimeProvider time)
    : EditingPageModel(snapshot, links, texts)
{
    public const string NameField = "name";

    // As long as the name of any other part that a form adds.
    private const int MaxName = 60;

    private readonly FormWords words = new(texts);

    /// <summary>The name that was typed.</summary>
    public string TypedName { get; private set; } = "";

    /// <summary>The titles that were typed.</summary>
    public IReadOnlyDictionary<Language, string> Titles { get; private set; } = Language.All.ToDictionary(language => language, _ => "");

    protected override string Name => "NewAlert";

    /// <summary>Name of the field with the title in a language.</summary>
    public static string TitleField(Language language) => $"title-{language}";

    /// <summary>Whether somebody may begin a warning.</summary>
    public static bool Allows(Actor actor) => EditingPolicy.Allows(actor, Operation.Write, new ObjectFacts(DocumentKind.Alert, [null, .. Language.All], []));

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        if (!Allows(Actor))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
        }
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Request.HasFormContentType)
        {
            return BadRequest();
        }

        (TypedName, Titles) = (Sent(NameField).Trim(), Language.All.ToDictionary(language => language, language => Sent(TitleField(language)).Trim()));
        if (TypedName.Length == 0)
        {
            TypedName = await FreeNameAsync();
        }

        var isName = ContentPath.IsAnchor(TypedName) && TypedName.Length <= MaxName;
        var isTaken = isName && await IsTakenAsync(TypedName);
        foreach (var language in Language.All.Where(language => Titles[language].Length == 0))
        {
            Add(TitleField(language), Words["NewAlert.NoTitle"]);
        }

        if (!isName || isTaken)
        {
            Add(NameField, words.Error(isTaken ? FieldError.TakenId : FieldError.NotId));
        }

        return Errors.Count > 0 ? Refused() : await BeginAsync();
    }

    private async Task<bool> IsTakenAsync(string name) => (await catalog.FindAsync(Actor, NewAlert.Folder(name), Cancellation)).Failure is null;

    // Whoever is in a hurry names nothing; the address follows from the title.
    private async Task<string> FreeNameAsync()
    {
        var name = LatinName.From(Titles[Language.Russian], MaxName - 4) is { Length: > 0 } russian ? russian : LatinName.From(Titles[Language.Kazakh], MaxName - 4);
        var free = name;
        for (var number = 2; name.Length > 0 && number < 100 && await IsTakenAsync(free); number++)
        {
            free = $"{name}-{number}";
        }

        return free;
    }

    private async Task<IActionResult> BeginAsync()
    {
        var files = NewAlert.TextsFor(TypedName, Titles, time.GetUtcNow());
        var begun = await editions.BeginAsync(
            Actor, Shortened(Words["NewAlert.Change", Titles[Language]]), [.. files.Select(file => new TextChange(Guid.Empty, file.Key, Guid.Empty, file.Value))],
            isHandedIn: false, Cancellation);
        return begun.Failure is { } failure ? NotDone(failure) : Redirect(EditorPaths.Form(Language, begun.Value.Id, $"{NewAlert.Folder(TypedName)}/{Language}.md"));
    }
}
