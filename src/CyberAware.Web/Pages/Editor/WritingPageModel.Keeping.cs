using CyberAware.Core.Editing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberAware.Web.Pages.Editor;

/// <content>What was typed is kept between requests, and who else types is told.</content>
public abstract partial class WritingPageModel
{
    /// <summary>Keeps what was typed. A script reads the answer as JSON; without one the screen shows what was kept.</summary>
    public async Task<IActionResult> OnPostKeepAsync()
    {
        // Somebody who is still typing isn't wrong yet; what can be kept is kept.
        var isForScript = Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "application/json");
        if ((await LoadFormAsync() ?? (isForScript ? null : Wrong(isLast: false))) is { } failed)
        {
            return failed;
        }

        var (versions, refused) = await KeepAsync();
        if (refused is { } form)
        {
            var page = KeptElsewhere(form);
            return isForScript ? new JsonResult(new { key = form.Form.Key }) { StatusCode = Response.StatusCode } : page;
        }

        return isForScript
            ? new JsonResult(new { versions, others = OthersText, said = Words["Done.kept", Clock(time.GetUtcNow().UtcDateTime)].Value })
            : Redirect(Here() + (Forms.Any(IsKeepable) ? "&kept=take" : "&done=same"));
    }

    /// <summary>Goes on in the other view, which takes what was typed from what is kept.</summary>
    public async Task<IActionResult> OnPostSwitchAsync()
    {
        if ((await LoadFormAsync() ?? Wrong(isLast: false)) is { } failed)
        {
            return failed;
        }

        var (_, refused) = await KeepAsync();
        return refused is not { } form ? Redirect((OtherView ?? Here()) + (Forms.Any(IsKeepable) ? "&kept=take" : ""))
            : KeptElsewhere(form);
    }

    /// <summary>Keeps what was typed and shows the page as it would be with it. With a script the preview stands beside the text.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if ((await LoadFormAsync() ?? Wrong(isLast: false)) is { } failed)
        {
            return failed;
        }

        var (_, refused) = await KeepAsync();
        return refused is { } form ? KeptElsewhere(form) : Redirect(PreviewOf(FilePath, FilePath));
    }

    public async Task<IActionResult> OnPostDiscardAsync()
    {
        if (await LoadAsync() is { } failed)
        {
            return failed;
        }

        foreach (var form in Forms.Where(form => form.Text.KeptVersion is not null))
        {
            if (Guid.TryParse(Sent(TextForm.KeptField + form.Key), out var version))
            {
                await autosaves.DiscardAsync(Actor, form.Path, version, Cancellation);
            }
        }

        return Redirect(Here());
    }

    private IActionResult KeptElsewhere((TextForm Form, EditingFailure Failure) refused) =>
        refused.Failure is EditingStale ? OtherWindow([refused.Form]) : NotDone(refused.Failure);

    private PageResult OtherWindow(IReadOnlyList<TextForm> forms)
    {
        foreach (var form in forms)
        {
            form.OpposeKept();
        }

        Reread();

        Add(StaleField, Words["Refusal.OtherWindow"]);
        return Refused(StatusCodes.Status409Conflict);
    }

    private static bool IsKeepable(TextForm form) => form is { Text.CanWrite: true, IsChanged: true };

    // Stops at the first that can't be kept; the answer to a script names what was kept as it was sent.
    private async Task<(Dictionary<string, Guid?> Versions, (TextForm Form, EditingFailure Failure)? Refused)> KeepAsync()
    {
        var versions = new Dictionary<string, Guid?>();
        foreach (var form in Forms.Where(form => form.Text.CanWrite && Request.Form.ContainsKey(TextForm.TypedField + form.Key)))
        {
            if (!form.IsChanged)
            {
                versions[form.Key] = form.KeptVersion is { } old && !await autosaves.DiscardAsync(Actor, form.Path, old, Cancellation) ? old : null;
                continue;
            }

            var kept = await autosaves.SaveAsync(Actor, form.Path, form.KeptVersion, form.Typed, form.LoadedHash, Cancellation);
            if (kept.Failure is EditingStale && form.Text.Kept?.Text == form.Typed)
            {
                versions[form.Key] = form.Text.KeptVersion; // sent twice
                continue;
            }

            if (kept.Failure is { } failure)
            {
                return (versions, (form, failure));
            }

            versions[form.Key] = kept.Value.Version;
        }

        return (versions, null);
    }

    // Whoever reads along without a right to write is told who writes, and is not told of.
    private async Task MeetOthersAsync()
    {
        var paths = Copy.Texts.Select(text => text.File.Path).ToList();
        await presence.ShowAsync(Actor, EditionId, Copy.Texts.Where(text => text.CanWrite).Select(text => text.File.Path), Cancellation);
        var others = await presence.OthersAsync(Actor, paths, Cancellation);
        var names = others.Select(other => other.EditionId == EditionId ? other.Name : Words["Presence.Elsewhere", other.Name].Value);
        OthersText = others.Count == 0 ? "" : Words["Presence.Others", string.Join(", ", names)];
    }
}
