using CyberAware.Core;

namespace CyberAware.Web.Links;

/// <summary>The addresses of the back office's screens. Every part that comes from a file's name is escaped.</summary>
public static class EditorPaths
{
    public const string Root = "/editor";

    /// <summary>Parameter that names a file of an edition or of a history.</summary>
    public const string PathParameter = "path";

    public static string Board(Language language) => $"/editor/{language}";

    public static string Documents(Language language) => Under(language, "documents");

    /// <summary>Where a warning is begun that is not there yet.</summary>
    public static string NewAlert(Language language) => Under(language, "alerts/new");

    /// <summary>A document: the folder of its texts, or a file that both languages share.</summary>
    public static string Document(Language language, string document) => Under(language, "documents/" + Escape(document));

    /// <summary>The document of a public page, by the page's address without the language.</summary>
    public static string Page(Language language, string path) => Under(language, "pages/" + Escape(path));

    public static string Edition(Language language, Guid edition) => Under(language, $"editions/{edition}");

    /// <summary>Where a file of an edition is written.</summary>
    public static string Text(Language language, Guid edition, string path) => $"{Edition(language, edition)}/text?{PathParameter}={Uri.EscapeDataString(path)}";

    /// <summary>The same as a form.</summary>
    public static string Form(Language language, Guid edition, string path) => $"{Edition(language, edition)}/form?{PathParameter}={Uri.EscapeDataString(path)}";

    /// <summary>A public page as it would be with an edition.</summary>
    public static string Preview(Language language, Guid edition, string address) => $"{Edition(language, edition)}/preview/{Escape(address.TrimStart('/'))}";

    /// <summary>Parameter of a preview that shows what its reader has typed and not saved.</summary>
    public const string TypedParameter = "typed";

    /// <summary>Value of <see cref="TypedParameter"/> for a preview within the writer's screen; any other is a whole page.</summary>
    public const string TypedInFrame = "frame";

    /// <summary>Whether a path is that of a preview for people who have signed in.</summary>
    public static bool IsPreview(string? path) => path?.Split('/') is ["", "editor", _, "editions", _, "preview", ..];

    /// <summary>Where the script of the writer's screen has a text checked.</summary>
    public static string Check(Language language, Guid edition) => $"{Edition(language, edition)}/check";

    /// <summary>Where the pickers of the writer's screen look.</summary>
    public static string Insertions(Language language) => Under(language, "insertions");

    /// <summary>What stands before the token of a link that shows an edition to people without an account.</summary>
    public const string PreviewLinkRoot = "/editor/preview";

    /// <summary>Where links to an edition are made and ended.</summary>
    public static string Previews(Language language, Guid edition) => $"{Edition(language, edition)}/previews";

    /// <summary>A public page as it would be with an edition, by a link.</summary>
    public static string PreviewLink(string token, string address) => $"{PreviewLinkRoot}/{token}/{Escape(address.TrimStart('/'))}";

    public static string History(Language language, string path) => $"{Under(language, "history")}?{PathParameter}={Uri.EscapeDataString(path)}";

    /// <summary>A text beside what the other language has changed meanwhile, by the text's file.</summary>
    public static string Translation(Language language, string path) => Under(language, "translations/" + Escape(path));

    /// <summary>All texts that are behind the other language.</summary>
    public static string Translations(Language language) => Under(language, "translations");

    /// <summary>A document of which a release ships something else than what editors changed.</summary>
    public static string Shipped(Language language, string document) => Under(language, "shipped/" + Escape(document));

    public static string Media(Language language) => Under(language, "media");

    /// <summary>Where a form takes an uploaded picture away.</summary>
    public static string MediaRemoval(Language language) => Under(language, "media/remove");

    public static string Audit(Language language) => Under(language, "audit");

    public static string Help(Language language) => Under(language, "help");

    private static string Under(Language language, string path) => $"/editor/{language}/{path}";

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
