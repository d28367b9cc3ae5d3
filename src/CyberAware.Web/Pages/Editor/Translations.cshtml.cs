using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>A text in the list of those that are behind.</summary>
/// <param name="View">The text and what it has missed.</param>
/// <param name="Since">When the first change that it misses became public, UTC.</param>
public sealed record BehindText(TranslationView View, DateTime Since)
{
    // Beyond so many changed words somebody reads both texts side by side.
    private const int MaxWords = 20;

    public string Path => View.Path;

    public Language Language => DocumentFile.Parse(Path).Language!;

    /// <summary>What the other language changed; null for what has no words.</summary>
    public DiffView? Diff { get; } = View.Missed!.Parts is { } parts ? DiffView.From(parts, DocumentFile.Parse(View.Path).Language!.Other) : null;

    /// <summary>Whether so few words changed that several such texts can be judged one below the other.</summary>
    public bool IsSmall => Diff is { IsSame: false } diff && diff.Inserted + diff.Deleted <= MaxWords;
}

/// <summary>All texts that are behind the other language: of those with small changes several are confirmed at once.</summary>
[SignedIn]
public sealed class TranslationsModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, TranslationService translations)
    : EditingPageModel(snapshot, links, texts, Deciding)
{
    /// <summary>Most texts on the screen; the others come when these are done.</summary>
    public const int Max = 40;

    /// <summary>Name of the fields that say which texts are still correct.</summary>
    public const string ChosenField = "correct";

    /// <summary>The texts that the person may write, those that wait longest first.</summary>
    public IReadOnlyList<BehindText> Behind { get; private set; } = [];

    /// <summary>How many more there are.</summary>
    public int More { get; private set; }

    /// <summary>How many were confirmed just now; 0 for none.</summary>
    public int Confirmed => int.TryParse(Request.Query["confirmed"], System.Globalization.CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 0, Max) : 0;

    protected override string Name => "Translations";

    /// <summary>What the form sends of a text: its path, its public revision and what it was compared with.</summary>
    public static string ValueOf(BehindText text) => $"{text.Path} {text.View.PublicId} {text.View.Missed!.Newer.Id}";

    /// <summary>Whether a text was chosen in the form that was sent.</summary>
    public bool IsChosen(BehindText text) => Request.HasFormContentType && Request.Form[ChosenField].Contains(ValueOf(text));

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Request.HasFormContentType)
        {
            return BadRequest();
        }

        var chosen = Request.Form[ChosenField].OfType<string>().Select(Parse).Distinct().ToList();
        if (chosen.Count == 0 || chosen.Count > Max || chosen.Contains(null))
        {
            if (await ReadAsync() is { } closed)
            {
                return closed;
            }

            Add("", Words["Translations.NoChoice"]);
            return Refused();
        }

        // An edition holds documents of one kind, since others review others.
        var done = 0;
        foreach (var kind in chosen.GroupBy(confirmation => DocumentFile.Parse(confirmation!.Path).Kind))
        {
            var title = Shortened(Words["Translations.ChangeTitle", NameOf(kind.First()!.Path), kind.Count()]);
            var confirmed = await translations.ConfirmAsync(Actor, [.. kind.Select(confirmation => confirmation!)], title, Cancellation);
            if (confirmed.Failure is { } failure)
            {
                return await ReadAsync() ?? NotDone(failure);
            }

            done += kind.Count();
        }

        return Redirect($"{EditorPaths.Translations(Language)}?confirmed={done}");
    }

    private static Confirmation? Parse(string value) =>
        value.Split(' ') is [var path, var publicId, var against] && DocumentFile.TryParse(path, out var file) && file.Language is not null
            ? new Confirmation(path, IdFrom(publicId), IdFrom(against)) : null;

    private async Task<IActionResult?> ReadAsync()
    {
        // Whoever writes nothing can read each text's own screen.
        if (!Enum.GetValues<DocumentKind>().Any(kind => Language.All.Any(language => EditingPolicy.Allows(Actor, Operation.Write, new ObjectFacts(kind, [language], [])))))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var behind = (from state in Snapshot.States.Values
                      from language in Language.All
                      let since = state[language].BehindSince
                      let path = $"{state.Document}/{language}.md"
                      where since is not null && EditingPolicy.Allows(Actor, Operation.Write, ObjectFacts.For(DocumentFile.Parse(path)))
                      orderby since, path
                      select (Path: path, Since: since.Value)).ToList();
        var waits = behind.ToDictionary(text => text.Path, text => text.Since, StringComparer.Ordinal);
        var views = await translations.ReadAllAsync(Actor, behind.Take(Max).Select(text => text.Path), Cancellation);
        Behind = [.. views.Select(view => new BehindText(view, waits[view.Path]))];
        More = behind.Count - Math.Min(behind.Count, Max);
        return null;
    }
}
