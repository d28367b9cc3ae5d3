using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberAware.Web.Pages.Editor;

/// <content>What reviewers want changed stands above the fields.</content>
public abstract partial class WritingPageModel
{
    /// <summary>Open comments on the texts of the screen, with the field of each.</summary>
    public IReadOnlyList<(TextForm Form, CommentView Comment)> Remarks { get; private set; } = [];

    /// <summary>Why the change came back; null when it did not.</summary>
    public string? ReturnedBecause => Copy.Edition is { State: EditionState.Rejected, Reason: { } reason } ? ReasonText(reason) : null;

    /// <summary>Reads the remarks for a screen; what a script keeps while somebody types needs none.</summary>
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            var executed = await next();
            if (executed.Result is PageResult)
            {
                await ReadRemarksAsync();
            }

            return executed;
        });

    private async Task ReadRemarksAsync()
    {
        var read = EditionReviewService.IsOpen(Copy.Edition.State) ? await comments.ReadAsync(Actor, Copy.Edition.Id, Cancellation) : null;
        Remarks = read is not { Failure: null } ? []
            : [.. from comment in read.Value.Comments where !comment.IsResolved join form in Forms on comment.Path equals form.Path select (form, comment)];
    }
}
