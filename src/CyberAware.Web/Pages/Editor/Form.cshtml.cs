using CyberAware.Core.Charts;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Forms;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Pages.Account;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberAware.Web.Pages.Editor;

/// <summary>
/// Where a document is filled in. The form is a view of the texts, which travel with it whole: each request puts what was typed
/// into them, and what can be saved is a text.
/// </summary>
[SignedIn]
public sealed class FormModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, WorkingCopyService copies, DocumentCheck check, AutosaveService autosaves, EditionService editions, DocumentCatalog catalog,
    EditionComments comments, PresenceService presence, TimeProvider time)
    : WritingPageModel(snapshot, links, texts, copies, check, autosaves, editions, catalog, comments, presence, time)
{
    /// <summary>Name of the buttons that add or take away.</summary>
    public const string ActionField = "do";

    /// <summary>Name of the buttons that open a part of a long form.</summary>
    public const string PartField = "part";

    /// <summary>
    /// Where the screen goes on after a button that adds or takes away. Nothing has it when that was refused: the screen then
    /// begins with what is wrong.
    /// </summary>
    public const string ChangedAnchor = "site-changed";

    // Most values that a screen holds at once; of a longer form the parts are opened one by one.
    private const int MaxShown = 800;

    /// <summary>Begin of the name of the field with the name of a new part.</summary>
    public const string IdField = "id-";

    private FilledForm? filled;
    private Lazy<IReadOnlyList<ChartView>>? charts;
    private HashSet<string>? marked;
    private IReadOnlyList<FormPlace>? places;
    private bool? isLong;
    private FormPicks? picks;
    private FormSection? checkedPart;
    private int? room;
    private readonly Dictionary<FormSection, bool> opened = new(ReferenceEqualityComparer.Instance);

    public override string? OtherView => EditorPaths.Text(Language, Copy.Edition.Id, FilePath);

    /// <summary>What the screen's words are called.</summary>
    public FormWords FormWords { get; } = new(texts);

    /// <summary>The form as it was filled in; null when the texts can't be read as one.</summary>
    public FilledForm? Filled => filled ??= Read() is { } form ? FilledForm.From(form) : null;

    /// <summary>The button that was just pressed; null for none.</summary>
    public FormAction? Pressed { get; private set; }

    /// <summary>The name of the part that was just added; null for none.</summary>
    public string? NewId { get; private set; }

    /// <summary>The charts of a survey as its figures stand in the form; none while they have mistakes.</summary>
    public IReadOnlyList<ChartView> Charts => (charts ??= new(ReadCharts)).Value;

    /// <summary>Whether the form is that of a survey, so that charts can be shown.</summary>
    public bool IsSurvey => Copy.Text.File.Kind == DocumentKind.Survey;

    /// <summary>Whether the form has so many values that folded parts come without their fields.</summary>
    public bool IsLong => isLong ??= Filled?.Form.Cells.Sum(cell => cell.SentValues) > MaxShown;

    public override bool TellsCheckBelow => CheckedPart is not null;

    private FormSection? CheckedPart => checkedPart ??= IsChecked && !HasErrors && Errors.Count == 0 && Filled is { } form ? ChangedPart(form.Form.Sections) : null;

    /// <summary>Whether a part was changed before the check that was made just now.</summary>
    public bool IsCheckedPart(FormSection section) => ReferenceEquals(section, CheckedPart);

    /// <summary>What fields can name.</summary>
    public FormPicks Picks => picks ??= new FormPicks(Library, FormWords, Language);

    /// <summary>A field for each list of names that the screen needs.</summary>
    public IEnumerable<FormCell> ShownTargets => Filled is not { } form ? []
        : form.Form.Sections.SelectMany(section => ShownCells(section)).Where(cell => cell.Target != FieldTarget.None).DistinctBy(FormPicks.ListId);


    protected override string Name => "Form";

    protected override IEnumerable<string>? Beside => DocumentForm.FilesOf(FilePath)?.Values;

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Beside is not null)
        {
            return base.OnPageHandlerExecutionAsync(context, next);
        }

        context.Result = NotFound();
        return Task.CompletedTask;
    }

    /// <summary>Adds a row or a part, or takes it away. Nothing is stored by it.</summary>
    public async Task<IActionResult> OnPostChangeAsync()
    {
        if (await LoadFormAsync() is { } failed)
        {
            return failed;
        }

        var name = Sent(ActionField);
        if (Filled?.Form.Actions.FirstOrDefault(action => action.Name == name && action.Files.All(CanWriteFile)) is not { } action)
        {
            return NotDone(new EditingRefused(Refusal.UnknownDocument));
        }

        if (Wrong((cell, error) => !CanWait(cell, error) && !DocumentForm.Removes(action, cell.Name)) is { } page)
        {
            return page;
        }

        var id = Sent(IdField + name).Trim();
        var form = filled!.Form.Do(action, id, out var wrong);
        if (wrong is { } error)
        {
            Add(IdField + name, FormWords.Error(error));
            return Refused();
        }

        // What is missing may stay so for now; behind a row that goes away the names of the others change.
        filled = filled with
        {
            Form = form,
            Typed = DocumentForm.Keeps(action, filled.Typed),
            Errors = new Dictionary<string, FieldError>(),
        };
        PutTexts();
        (Pressed, NewId) = (action, action.TakenIds is null ? null : id);
        return Page();
    }

    /// <summary>Opens a part of a long form; what was typed in the others is in the texts, which travel along. Nothing is stored by it.</summary>
    public async Task<IActionResult> OnPostOpenAsync()
    {
        if ((await LoadFormAsync() ?? Wrong(isLast: false)) is { } failed)
        {
            return failed;
        }

        filled = filled is null ? null : filled with { Errors = new Dictionary<string, FieldError>() };
        return Page();
    }

    public override string Here(string? handler = null) => AddressIn(Copy.Edition.Id) + (handler is null ? "" : $"&handler={handler}");

    /// <summary>What stands in a field: what was typed, where that could not be taken.</summary>
    public string ValueOf(FormCell cell) => Filled?.Typed.GetValueOrDefault(cell.Name) ?? cell.Value;

    /// <summary>Whether a part was just added.</summary>
    /// <param name="part">The part.</param>
    /// <param name="around">The part that it belongs to; null for one that comes and goes as a whole.</param>
    public bool IsNew(FormSection part, FormSection? around = null) => Pressed is { } pressed
        && (around is null ? pressed.TakenIds is null && pressed.Label == part.Label
            : around.Add?.Name == pressed.Name && (NewId is null ? ReferenceEquals(part, around.Sections[^1]) : part.Id == NewId));

    public bool CanWriteFile(string key) => Forms.Any(form => form.Key == key && form.Text.CanWrite);

    /// <summary>Whether a folded part is shown open: somebody works in it, something in it is wrong, or it was just added.</summary>
    /// <param name="section">The part.</param>
    public bool IsOpen(FormSection section) => opened.TryGetValue(section, out var isOpen) ? isOpen
        : opened[section] = MustBeOpen(section) || (IsLong ? (IsSentWith(section) || IsMarked(section)) && TakesRoom(section) : IsMarked(section));

    private bool MustBeOpen(FormSection section) =>
        (NewId is { } id && section.Id == id)
        || (IsLong && HttpMethods.IsPost(Request.Method) && Sent(PartField) == new FormSectionView(section, this, 3).Anchor)
        || section.Cells.All(cell => cell.Value.Length == 0)
        || section.Actions.Any(action => action.Name == Pressed?.Name)
        || section.Cells.Any(cell => Filled!.Errors.ContainsKey(cell.Name) || ErrorOf(cell.Name) is not null)
        || section.Actions.Any(action => ErrorOf(IdField + action.Name) is not null);

    private bool IsMarked(FormSection section) => section.Cells.Any(cell => Marked.Contains(cell.Name) || Filled!.Changed.Contains(cell.Name));

    // What is open of a long form must fit into one request; what was typed in a part that closes is in the texts.
    private bool TakesRoom(FormSection section)
    {
        room ??= DocumentForm.MaxValues - Parts(Filled!.Form.Sections).Where(MustBeOpen).SelectMany(part => part.Cells).Concat(Loose(Filled.Form.Sections)).Sum(cell => cell.SentValues);
        var values = section.Cells.Sum(cell => cell.SentValues);
        if (values > room)
        {
            return false;
        }

        room -= values;
        return true;
    }

    private static IEnumerable<FormSection> Parts(IEnumerable<FormSection> sections) =>
        sections.SelectMany(section => section.IsOneOfMany ? [section] : Parts(section.Sections));

    private static IEnumerable<FormCell> Loose(IEnumerable<FormSection> sections) =>
        sections.Where(section => !section.IsOneOfMany).SelectMany(section => (section with { Sections = [] }).Cells.Concat(Loose(section.Sections)));

    private IEnumerable<FormCell> ShownCells(FormSection section) => section.IsOneOfMany && IsLong && !IsOpen(section) ? []
        : (section with { Sections = [] }).Cells.Concat(section.Sections.SelectMany(ShownCells));

    /// <summary>The field at the line of a problem, or the part that begins there, with its words; null when the line has neither.</summary>
    public FormPlace? PlaceOf(TextForm text, ContentProblem problem)
    {
        var all = (places ??= [.. Filled?.Form.Sections.SelectMany(section => Labelled(section, "")) ?? []]).Where(place => place.Cell.File == text.Key).ToList();
        if (all.Where(place => place.Cell.Line > 0 && place.Cell.Line <= problem.Line).OrderBy(place => place.Cell.Line)
            .LastOrDefault(place => place.Cell.Line == problem.Line || place.Cell.Kind == FieldKind.Markup) is { } exact)
        {
            return exact;
        }

        var begun = all.Where(place => place.Cell.ItemLine == problem.Line).ToList();
        return begun.Count == 0 ? null : (begun.Find(place => place.Cell.Value.Length == 0) ?? begun[0]) with { Label = begun[0].Part };
    }

    // The values of which the check has said something.
    private HashSet<string> Marked => marked ??= [.. Forms.SelectMany(form => ProblemsOf(form).Select(problem => PlaceOf(form, problem))).OfType<FormPlace>().Select(place => place.Cell.Name)];

    private bool IsSentWith(FormSection section) => HttpMethods.IsPost(Request.Method) && section.Cells.FirstOrDefault(cell => CanWriteFile(cell.File)) is { } first && Request.Form.ContainsKey(first.Name);

    protected override string AddressIn(Guid edition) => EditorPaths.Form(Language, edition, FilePath);

    protected override void TakeFields()
    {
        var form = Read();
        var named = form?.Cells.Where(cell => cell.Target != FieldTarget.None).ToDictionary(cell => cell.Name, StringComparer.Ordinal);
        filled = form?.Fill(
            name => !Request.Form.TryGetValue(name, out var values) ? null
                : string.Join('\n', values.OfType<string>().Where(value => value.Length > 0).Select(value => named!.TryGetValue(name, out var cell) ? Picks.NamedBy(cell, value) : value)),
            CanWriteFile);
        PutTexts();
    }

    // What was typed and can't be taken yet stays in its field.
    protected override void Reread() => filled = Read() is { } form ? (filled ?? FilledForm.From(form)) with { Form = form } : null;

    protected override PageResult? Wrong(bool isLast) => Wrong((cell, error) => isLast || !CanWait(cell, error));

    protected override IEnumerable<ContentProblem> Tell()
    {
        foreach (var form in Forms)
        {
            foreach (var problem in ProblemsOf(form).Where(problem => problem.Severity == ProblemSeverity.Error).ToList())
            {
                if (PlaceOf(form, problem) is not { } place)
                {
                    continue;
                }

                var told = new FormError(place.Cell.Name, $"{place.Label}: {problem.Text.In(Language)}");
                if (!filled!.Errors.ContainsKey(place.Cell.Name) && !LacksField(problem) && !Errors.Contains(told))
                {
                    Add(told.Field, told.Message);
                }

                yield return problem;
            }
        }
    }

    // What the form calls an empty field the check calls a key that isn't there.
    private bool LacksField(ContentProblem problem)
    {
        var key = problem.Code switch
        {
            "missing-key" => problem.Text.Arguments[1] as string,
            "alert-sources" => "sources",
            _ => null,
        };
        var file = Forms.First(form => form.Path == problem.File).Key;
        return key is not null && filled!.Errors.ContainsKey($"{file}:{key}");
    }

    // The part that was typed into last; a check without errors goes on there.
    private FormSection? ChangedPart(IEnumerable<FormSection> sections) => sections
        .Select(section => ChangedPart(section.Sections) ?? ((section with { Sections = [] }).Cells.Any(cell => Filled!.Changed.Contains(cell.Name)) ? section : null))
        .FirstOrDefault(found => found is not null);

    // What was never filled in loses nothing by staying so for now; what was emptied would come back.
    private static bool CanWait(FormCell cell, FieldError error) => error is (FieldError.Required or FieldError.OtherLanguage) && cell.Value.Length == 0;

    private PageResult? Wrong(Func<FormCell, FieldError, bool> counts)
    {
        foreach (var (cell, _, label) in filled?.Form.Sections.SelectMany(section => Labelled(section, "")) ?? [])
        {
            if (filled!.Errors.TryGetValue(cell.Name, out var error) && counts(cell, error))
            {
                Add(cell.Name, $"{label}: {FormWords.Error(error, cell.MaxLength)}");
            }
        }

        return Errors.Count > 0 ? Refused() : null;
    }

    // Every value with the words by which a list of mistakes names it.
    private IEnumerable<FormPlace> Labelled(FormSection section, string around)
    {
        var part = Joined(around, section.Title is not { } title ? "" : title[Language] is { Length: > 0 } words ? words : section.Id ?? "");
        return section.Fields.SelectMany(line => line.Cells.Select(cell => new FormPlace(cell, part, Joined(part, FormWords.Label(line.Label) + (cell.Language is { } language ? $" ({language.NativeName})" : "")))))
            .Concat(section.Tables.SelectMany(table => table.Rows.SelectMany(row => row.Cells.Zip(
                table.Columns, (cell, column) => PlaceIn(Joined(part, ValueOf(row.Cells[0])), cell, column)))))
            .Concat(section.Sections.SelectMany(inner => Labelled(inner, part)));
    }

    private FormPlace PlaceIn(string part, FormCell cell, string label) => new(cell, part, Joined(part, FormWords.Label(label)));

    private static string Joined(string part, string words) => part.Length == 0 || words.Length == 0 ? part + words : $"{part} — {words}";

    // Of a file that the person may not write, what was sent counts for nothing.
    private DocumentForm? Read() => DocumentForm.Read(
        FilePath, Forms.ToDictionary(form => form.Key, form => (form.Text.CanWrite ? form.Typed : form.Text.Text ?? "").ReplaceLineEndings("\n"), StringComparer.Ordinal));

    private void PutTexts()
    {
        if (filled?.Form.Texts is not { } made)
        {
            return;
        }

        foreach (var form in Forms.Where(form => form.Text.CanWrite))
        {
            form.Put(made[form.Key]);
        }
    }

    private IReadOnlyList<ChartView> ReadCharts() =>
        Filled is { } form && SurveyForm.Preview(FilePath.Split('/')[1], form.Form) is { } survey ? [.. survey.Charts.Select(chart => new ChartView(survey, chart))] : [];
}
