using CyberAware.Core.Editing;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>A text beside what the other language has changed meanwhile: still correct, or to be changed.</summary>
[SignedIn]
public sealed class TranslationModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, TranslationService translations, EditionService editions)
    : EditingPageModel(snapshot, links, texts, Deciding)
{
    public TranslationView View { get; private set; } = null!;

    public string FilePath => RouteData.Values["path"] as string ?? "";

    public DocumentFile TextFile => DocumentFile.Parse(FilePath);

    /// <summary>What the other language changed; null when nothing is missed.</summary>
    public DiffView? Diff => View.Missed?.Parts is { } parts ? DiffView.From(parts, TextFile.Language!.Other) : null;

    public bool MayWrite => EditingPolicy.Allows(Actor, Operation.Write, ObjectFacts.For(TextFile));

    protected override string Name => "Translation";

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ?? Page();

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        var confirmed = await translations.ConfirmAsync(
            Actor, new Confirmation(FilePath, IdFrom(Sent("public")), IdFrom(Sent("against"))), Shortened(Words["Translation.ConfirmTitle", NameOf(FilePath), PartOf(FilePath)]), Cancellation);
        return confirmed.Failure is { } failure ? await ReadAsync() ?? NotDone(failure)
            : Redirect($"{EditorPaths.Edition(Language, confirmed.Value.Id)}?done={EditionAction.Submit}");
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        if (await ReadAsync() is { } closed)
        {
            return closed;
        }

        var begun = await editions.BeginAsync(Actor, Shortened(Words["Translation.ChangeTitle", NameOf(FilePath), PartOf(FilePath)]), [FilePath], Cancellation);
        return begun.Failure is { } failure ? NotDone(failure) : Redirect(EditorPaths.Text(Language, begun.Value.Id, FilePath));
    }

    private async Task<IActionResult?> ReadAsync()
    {
        var read = await translations.ReadAsync(Actor, FilePath, Cancellation);
        if (read.Failure is { } failure)
        {
            return Unreadable(failure);
        }

        View = read.Value;
        return null;
    }
}
