using System.Globalization;
using System.Text.Json;
using CyberAware.Core.Audit;
using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.Text;
using CyberAware.Web.Api.Audit;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>The audit trail for auditors: filtered, in pages, and as a table to take along.</summary>
[SignedIn]
public sealed class AuditModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, AuditQuery query, AuditExport export, PersonDirectory people)
    : EditingPageModel(snapshot, links, texts, Deciding)
{
    private const int PageSize = 50;

    public AuditPage Rows { get; private set; } = new([], null);

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The actions that can be chosen: those that have words, in the order of these.</summary>
    public IEnumerable<(string Action, string Words)> Actions => AuditActions.All.Select(action => (action, ActionText(action))).OrderBy(action => action.Item2, StringComparer.Create(Language.Culture, false));

    public string From => Asked("from");

    public string Until => Asked("until");

    public string Person => Asked("person");

    public string Chosen => Asked("action");

    /// <summary>The filter as a query, for the next page.</summary>
    public string FilterQuery => string.Join('&', new[] { ("from", From), ("until", Until), ("person", Person), ("action", Chosen) }
        .Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"));

    protected override string Name => "Audit";

    protected override string KeptQuery => HttpMethods.IsPost(Request.Method) ? "?" + FilterQuery : base.KeptQuery;

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ?? Page();

    public async Task<IActionResult> OnPostExportAsync()
    {
        if (await ReadAsync() is { } closed)
        {
            return closed;
        }

        if (EditingPolicy.Check(Actor, Operation.ExportAudit, ObjectFacts.Portal) is { } refusal)
        {
            return NotDone(new EditingRefused(refusal));
        }

        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
        await export.WriteAsync(Actor, Filter(), Language, Response.Body, Cancellation);
        return new EmptyResult();
    }

    /// <summary>An action in words; the word of the trail itself for one that has none.</summary>
    public string ActionText(string action) => TextOr(action, $"Action.{action}");

    /// <summary>A row's further facts, in words as far as there are any; the trail's own words stand in the export.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> DetailsOf(AuditRow row)
    {
        using var json = JsonDocument.Parse(row.Details);
        return [.. json.RootElement.EnumerateObject().Select(fact => KeyValuePair.Create(TextOr(fact.Name, $"Detail.{fact.Name}"), ValueText(fact.Name, fact.Value.ToString())))];
    }

    private string ValueText(string fact, string value) => fact switch
    {
        "rule" => TextOr(value, $"Refusal.{value}"),
        "state" => TextOr(value, $"State.{value}"),
        "action" => ActionText(value),
        "minor" or "reopened" => TextOr(value, $"DetailValue.{value}"),
        "scheduled-for" or "until" when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment) => EditionMoment.Show(moment),
        _ => value,
    };

    private string TextOr(string plain, string key) => Words[key] is { ResourceNotFound: false } text ? text.Value : plain;

    private string Asked(string name) => (Request.HasFormContentType ? Request.Form[name] : Request.Query[name]).ToString() is { Length: <= 100 } value && !value.Any(char.IsControl) ? value : "";

    private AuditFilter Filter() => new()
    {
        From = EditionMoment.ParseDay(From) is { } from ? LocalTime.StartOf(from).UtcDateTime : null,
        Until = EditionMoment.ParseDay(Until) is { } until ? LocalTime.StartOf(until.AddDays(1)).UtcDateTime : null,
        PersonId = Guid.TryParse(Person, out var person) ? person : null,
        Action = Chosen.Length > 0 ? Chosen : null,
    };

    private async Task<IActionResult?> ReadAsync()
    {
        if (EditingPolicy.Check(Actor, Operation.ReadAudit, ObjectFacts.Portal) is not null)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        long? before = long.TryParse(Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        Rows = await query.ReadAsync(Filter(), before, PageSize, Cancellation);
        Names = await people.NamesAsync(Cancellation);
        if ((From.Length > 0 && EditionMoment.ParseDay(From) is null) || (Until.Length > 0 && EditionMoment.ParseDay(Until) is null))
        {
            Add("from", Words["Audit.NoDay"]);
        }

        return null;
    }
}
