using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Forms;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Editor;

/// <summary>Where texts are written as the files hold them: both languages side by side.</summary>
[SignedIn]
public sealed class TextModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, WorkingCopyService copies, DocumentCheck check, AutosaveService autosaves, EditionService editions, DocumentCatalog catalog,
    EditionComments comments, PresenceService presence, TimeProvider time)
    : WritingPageModel(snapshot, links, texts, copies, check, autosaves, editions, catalog, comments, presence, time)
{
    public override string? OtherView => DocumentForm.FilesOf(FilePath) is null ? null : EditorPaths.Form(Language, Copy.Edition.Id, FilePath);

    protected override string Name => "Text";

    /// <summary>The text of a line, which tells a reader without a script where a problem is.</summary>
    public static string LineOf(TextForm form, int line) => form.Typed.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "";

    public override string Here(string? handler = null) => AddressIn(Copy.Edition.Id) + (handler is null ? "" : $"&handler={handler}");

    protected override string AddressIn(Guid edition) => EditorPaths.Text(Language, edition, FilePath);
}
