using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>A document whose shipped text changed under the editors' one: both changes by words, and whether ours stays.</summary>
[SignedIn]
public sealed class ShippedModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, ShippedTextService shipped) : EditingPageModel(snapshot, links, texts, Deciding)
{
    private const string Ours = "ours";
    private const string Taken = "shipped";

    public IReadOnlyList<ShippedFile> Files { get; private set; } = [];

    public string Document => RouteData.Values["document"] as string ?? "";

    /// <summary>Whether the person decides about any of the files.</summary>
    public bool MayDecide => Files.Any(MayWrite);

    protected override string Name => "Shipped";

    public bool MayWrite(ShippedFile file) => EditingPolicy.Allows(Actor, Operation.Write, ObjectFacts.For(DocumentFile.Parse(file.Change.Path)));

    /// <summary>A comparison as it is shown; null for a picture.</summary>
    public static DiffView? DiffOf(RevisionComparison comparison) =>
        comparison.Parts is { } parts ? DiffView.From(parts, DocumentFile.Parse(comparison.Newer.Path).Language) : null;

    /// <summary>What the form says of a file: <c>ours</c>, <c>shipped</c>, or nothing yet.</summary>
    public string ChoiceOf(int place) => Typed($"choice-{place}");

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is { } closed)
        {
            return closed;
        }

        // Each file comes with the two revisions that the person has compared.
        var choices = Enumerable.Range(0, Files.Count).Where(place => ChoiceOf(place) is Ours or Taken)
            .Select(place => new ShippedChoice(Sent($"path-{place}"), IdFrom(Sent($"ours-{place}")), IdFrom(Sent($"shipped-{place}")), ChoiceOf(place) == Taken)).ToList();
        if (choices.Count == 0)
        {
            Add("", Words["Shipped.NoChoice"]);
            return Refused();
        }

        var settled = await shipped.SettleAsync(Actor, Document, choices, Shortened(Words["Shipped.ChangeTitle", NameOf(choices[0].Path)]), Cancellation);
        return settled.Failure is { } failure ? NotDone(failure)
            : Redirect(EditorPaths.Edition(Language, settled.Value.Id) + (settled.Value.State == EditionState.InReview ? $"?done={EditionAction.Submit}" : ""));
    }

    private async Task<IActionResult?> ReadAsync()
    {
        var read = await shipped.ReadAsync(Actor, Document, Cancellation);
        if (read.Failure is { } failure)
        {
            return Unreadable(failure);
        }

        Files = read.Value.Files;
        return null;
    }
}
