using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Forms;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CyberAware.Web.Pages.Editor;

/// <summary>One document: its files, how they stand, the changes that are under way, and beginning a new one.</summary>
[SignedIn]
public sealed class EditorDocumentModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, DocumentCatalog catalog, EditionService editions, TimeProvider time)
    : EditingPageModel(snapshot, links, texts)
{
    /// <summary>Name of the field with the title of a new change.</summary>
    public const string TitleField = "title";

    /// <summary>Name of the buttons that say where the work begins.</summary>
    public const string ViewField = "view";

    /// <summary>What the button says that begins with the form.</summary>
    public const string FormView = "form";

    /// <summary>Name of the fields with the files of a new change.</summary>
    public const string FileField = "file";

    /// <summary>Longest title of a change, in characters.</summary>
    public const int MaxTitle = Lengths.Title;

    public DocumentEntry Entry { get; private set; } = null!;

    public CatalogDocument Document => Entry.Document;

    // What is not public yet has no title there; the change has one.
    public override string Title => Entry.Titles[Language] is var title && title == Document.Document && Document.Editions.Count > 0 ? Document.Editions[0].Title : title;

    public DocumentMarks Marks => new(Entry, Language, LocalTime.DayOf(time.GetUtcNow().UtcDateTime));

    /// <summary>Files that the person may change.</summary>
    public IReadOnlyList<CatalogFile> Writable { get; private set; } = [];

    /// <summary>Whether it can be filled in as a form.</summary>
    public bool HasForm => Document.Files.Any(file => DocumentForm.FilesOf(file.File.Path) is not null);

    /// <summary>An own change of this document that nobody reviews yet; null for none.</summary>
    public OpenEdition? OwnDraft => Document.Editions.FirstOrDefault(edition => IsOwnDraft(edition) && PathsFor(edition).Any());

    /// <summary>What the form says the change is about.</summary>
    public string ChangeTitle { get; private set; } = "";

    /// <summary>The files that the form has chosen.</summary>
    public IReadOnlySet<string> Chosen { get; private set; } = new HashSet<string>();

    protected override string Name => "Document";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await ReadDraftTitlesAsync();
        var found = await catalog.FindAsync(Actor, (string)RouteData.Values["document"]!, Cancellation);
        if (found.Failure is { } failure)
        {
            context.Result = Unreadable(failure);
            return;
        }

        Entry = Entries.For(found.Value);
        Writable = [.. Document.Files.Where(file => file.IsText && CanWrite(file.File)).OrderBy(file => file.File.Language is null)];
        var title = Words["Begin.Prefilled", Title].Value;
        ChangeTitle = title.Length > MaxTitle ? title[..MaxTitle] : title;
        var languages = Writable.Where(file => file.File.Language is not null).ToList();
        Chosen = (languages.Count > 0 && Document.Kind == DocumentKind.Page ? languages : Writable).Select(file => file.File.Path).ToHashSet(StringComparer.Ordinal);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostBeginAsync()
    {
        if (!Request.HasFormContentType)
        {
            return BadRequest();
        }

        ChangeTitle = Sent(TitleField);
        var paths = Request.Form[FileField].OfType<string>().Intersect(Document.Files.Where(file => file.IsText).Select(file => file.File.Path), StringComparer.Ordinal).ToList();
        Chosen = paths.ToHashSet(StringComparer.Ordinal);
        if (paths.Count == 0)
        {
            Add(FileField, Words["Begin.NoFile"]);
        }

        if (string.IsNullOrWhiteSpace(ChangeTitle))
        {
            Add(TitleField, Words["Refusal.NoTitle"]);
        }

        if (Errors.Count > 0)
        {
            return Refused();
        }

        var begun = await editions.BeginAsync(Actor, ChangeTitle, paths, Cancellation);
        return begun.Failure is { } failure ? NotDone(failure)
            : Redirect(HasForm && Sent(ViewField) == FormView ? EditorPaths.Form(Language, begun.Value.Id, FirstOf(paths)) : EditorPaths.Text(Language, begun.Value.Id, FirstOf(paths)));
    }

    /// <summary>The files of a change that the person may write.</summary>
    public IEnumerable<string> PathsFor(OpenEdition edition) => edition.Paths.Where(path => Writable.Any(file => file.File.Path == path));

    /// <summary>Whether the person has begun a change that nobody reviews yet.</summary>
    public bool IsOwnDraft(OpenEdition edition) => edition.CreatedBy == Actor.Id && edition.State is EditionState.Draft or EditionState.Rejected;

    /// <summary>The file with which work begins: the text in the language of the screen, if it is among them.</summary>
    public string FirstOf(IReadOnlyCollection<string> paths) => paths.FirstOrDefault(path => DocumentFile.Parse(path).Language == Language) ?? paths.First();

    /// <summary>What a file is called on the screen.</summary>
    public string NameOf(DocumentFile file) =>
        file.Language is { } language ? language.NativeName
        : file.Path == file.Document && !file.Path.StartsWith(Document.Document + "/", StringComparison.Ordinal) ? Title
        : Words[DocumentEntries.SharedKey(file)];

    private bool CanWrite(DocumentFile file) => EditingPolicy.Allows(Actor, Operation.Write, ObjectFacts.For(file));
}
