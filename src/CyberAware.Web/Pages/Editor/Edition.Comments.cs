using System.Globalization;
using CyberAware.Core.Editing;
using CyberAware.Web.Links;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>What people say of lines of an edition, on its screen.</summary>
public sealed partial class EditionModel
{
    /// <summary>What was said so far, oldest first.</summary>
    public IReadOnlyList<CommentView> Comments { get; private set; } = [];

    /// <summary>Whether something can be said still.</summary>
    public bool MayComment => EditionReviewService.IsOpen(Edition.State);

    /// <summary>The file of which a comment was refused just now; null when none was.</summary>
    public string? TriedComment { get; private set; }

    public string TypedComment => Typed("comment");

    public int TypedLine => int.TryParse(Typed("line"), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0;

    /// <summary>Number of a file, of which names of fields are made.</summary>
    public int PlaceOf(string path) => Edition.Texts.TakeWhile(text => text.Path != path).Count();

    public async Task<IActionResult> OnPostCommentAsync()
    {
        var path = Sent("path");
        var result = await comments.AddAsync(Actor, Id, path, IdFrom(Sent("revision")), TypedLine, TypedComment, Cancellation);
        if (result.Failure is not { } failure)
        {
            return Redirect(EditorPaths.Edition(Language, Id) + "?done=Comment");
        }

        TriedComment = path;
        return await ReadAsync() ?? NotDone(failure, EditionFilePart.FieldName("comment", PlaceOf(path)));
    }

    public Task<IActionResult> OnPostResolveAsync() => ResolveAsync(isResolved: true);

    public Task<IActionResult> OnPostReopenAsync() => ResolveAsync(isResolved: false);

    private async Task<IActionResult> ResolveAsync(bool isResolved)
    {
        var result = await comments.ResolveAsync(Actor, Id, IdFrom(Sent("comment")), IdFrom(Sent("version")), isResolved, Cancellation);
        return result.Failure is { } failure ? await ReadAsync() ?? NotDone(failure)
            : Redirect($"{EditorPaths.Edition(Language, Id)}?done={(isResolved ? "Resolve" : "Reopen")}");
    }

    private async Task ReadCommentsAsync()
    {
        var read = await comments.ReadAsync(Actor, Id, Cancellation);
        Comments = read.Failure is null ? read.Value.Comments : [];
    }
}
