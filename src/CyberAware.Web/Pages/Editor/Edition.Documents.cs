using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Web.Links;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>A document of an edition.</summary>
/// <param name="Owner">Its folder, or the path of a file that stands alone.</param>
/// <param name="Paths">Its files in the edition.</param>
/// <param name="MayTakeOut">Whether the person may take it out.</param>
public sealed record EditionDocument(string Owner, IReadOnlyList<string> Paths, bool MayTakeOut);

/// <summary>Something that can be taken into an edition.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Title">What people call it.</param>
public sealed record EditionAddition(string Value, string Title);

/// <summary>The documents of an edition on its screen: further ones taken in, single ones taken out.</summary>
public sealed partial class EditionModel
{
    // What the form sends of a draft or of a document begins so.
    private const string DraftMark = "draft ";
    private const string DocumentMark = "document ";

    /// <summary>The documents of the edition.</summary>
    public IReadOnlyList<EditionDocument> Documents => [.. Edition.Texts.GroupBy(text => DocumentFile.Parse(text.Path).Owner, StringComparer.Ordinal)
        .Select(group => new EditionDocument(group.Key, [.. group.Select(text => text.Path)], CanTakeOut && group.All(text => MayWrite(text.Path)) && !IsOnlyChange(group.Key)))];

    // Without it nothing would be left to publish.
    private bool IsOnlyChange(string owner) => Review.Changes.Files.Select(file => DocumentFile.Parse(file.Comparison.Newer.Path).Owner).Distinct().ToList() is [var only] && only == owner;

    /// <summary>Own drafts of the same kind, which can be joined.</summary>
    public IReadOnlyList<EditionAddition> Drafts { get; private set; } = [];

    /// <summary>Documents of the same kind that can be taken in.</summary>
    public IReadOnlyList<EditionAddition> Additions { get; private set; } = [];

    // The files of a page that moves stay together.
    private bool CanTakeOut => Edition.Texts.DistinctBy(text => DocumentFile.Parse(text.Path).Owner).Count() > 1 && Edition.Texts.All(text => !text.IsRemoval);

    public async Task<IActionResult> OnPostAddAsync()
    {
        var (version, chosen) = (IdFrom(Sent("version")), Sent("addition"));
        EditingResult<EditionView> result;
        if (chosen.StartsWith(DraftMark, StringComparison.Ordinal) && chosen.Split(' ') is [_, var other, var otherVersion])
        {
            // The joined draft's own screen says where its texts went.
            var into = await editions.FindAsync(Actor, Id, Cancellation);
            result = into.Failure is { } unread ? unread
                : await documents.JoinAsync(Actor, Id, version, IdFrom(other), IdFrom(otherVersion), Shortened(Words["Documents.JoinedReason", into.Value.Title]), Cancellation);
        }
        else
        {
            result = await AddDocumentAsync(version, chosen.StartsWith(DocumentMark, StringComparison.Ordinal) ? chosen[DocumentMark.Length..] : "");
        }

        return result.Failure is { } failure ? await ReadAsync() ?? NotDone(failure) : Redirect(EditorPaths.Edition(Language, Id) + "?done=Add");
    }

    public async Task<IActionResult> OnPostTakeOutAsync()
    {
        var read = await editions.FindAsync(Actor, Id, Cancellation);
        var paths = read.Failure is null ? read.Value.Texts.Select(text => text.Path).Where(path => DocumentFile.Parse(path).Owner == Sent("document")).ToList() : [];
        var result = await documents.TakeOutAsync(Actor, Id, IdFrom(Sent("version")), paths, Cancellation);
        return result.Failure is { } failure ? await ReadAsync() ?? NotDone(failure) : Redirect(EditorPaths.Edition(Language, Id) + "?done=TakeOut");
    }

    // The texts in those languages that the person writes; settings and pictures come by the document's own screen.
    private async Task<EditingResult<EditionView>> AddDocumentAsync(Guid version, string document)
    {
        var found = await catalog.FindAsync(Actor, document, Cancellation);
        if (found.Failure is { } failure)
        {
            return failure;
        }

        // Whoever may write none of them is refused by the rule, and the audit trail has it.
        var own = PathsOf(found.Value);
        return await documents.AddAsync(Actor, Id, version, own.Count > 0 ? own : [.. found.Value.Files.Select(file => file.File.Path)], Cancellation);
    }

    private List<string> PathsOf(CatalogDocument document)
    {
        var own = document.Files.Where(file => file.IsText && file.PublishedAt is not null).Select(file => file.File)
            .Where(file => EditingPolicy.Allows(Actor, Operation.Write, ObjectFacts.For(file))).ToList();
        return [.. (own.Exists(file => file.Language is not null) ? own.Where(file => file.Language is not null) : own).Select(file => file.Path)];
    }

    private async Task ReadDocumentsAsync()
    {
        if (Edition.State is not (EditionState.Draft or EditionState.Rejected) || !Edition.Texts.Any(text => MayWrite(text.Path)))
        {
            return;
        }

        var list = await catalog.ListAsync(Actor, Cancellation);
        var ofKind = list.Failure is null ? list.Value.Documents.Where(document => document.Kind == Edition.Kind).ToList() : [];
        var own = Edition.Texts.Select(text => text.Path).ToHashSet(StringComparer.Ordinal);
        Additions = [.. ofKind.Where(document => document.Files.All(file => !own.Contains(file.File.Path)) && PathsOf(document).Count > 0)
            .Select(document => new EditionAddition(DocumentMark + document.Document, Entries.TitleOf(document.Document, Language)))
            .OrderBy(addition => addition.Title, StringComparer.Create(Language.Culture, ignoreCase: true))];
        var drafts = new List<EditionAddition>();
        foreach (var open in ofKind.SelectMany(document => document.Editions).Where(edition => edition.Id != Id && edition.CreatedBy == Actor.Id
            && edition.State is EditionState.Draft or EditionState.Rejected).DistinctBy(edition => edition.Id))
        {
            // Its version is what the form must name.
            if (await editions.FindAsync(Actor, open.Id, Cancellation) is { Failure: null } found && found.Value.Texts.All(text => !own.Contains(text.Path) && MayWriteText(text.Path)))
            {
                drafts.Add(new EditionAddition($"{DraftMark}{open.Id} {found.Value.Version}", $"{open.Title} ({open.CreatedByName})"));
            }
        }

        Drafts = drafts;
    }

    private bool MayWriteText(string path) => EditingPolicy.Allows(Actor, Operation.Write, ObjectFacts.For(DocumentFile.Parse(path)));
}
