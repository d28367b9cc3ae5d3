using CyberAware.Core.Editing.Storage;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Editor;

/// <summary>A short guide for those who write: from finding a text to what to do at a conflict.</summary>
[SignedIn]
public sealed class HelpModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : EditingPageModel(snapshot, links, texts)
{
    /// <summary>Names of what a text can hold, each with an example.</summary>
    public static readonly IReadOnlyList<string> Syntax = ["Head", "Heading", "Lists", "Links", "Facts", "Blocks", "Notes", "Picture"];

    /// <summary>What the field of a text can do.</summary>
    public static readonly IReadOnlyList<string> Tools = ["Insert", "Marks", "Spelling", "Preview", "Keys"];

    /// <summary>Marks of the list of documents.</summary>
    public static readonly IReadOnlyList<string> Marks = ["Behind", "Release", "ReviewDue"];

    /// <summary>What some people need now and then.</summary>
    public static readonly IReadOnlyList<string> More = ["Preview", "Note", "NewAlert", "Urgent", "Schedule", "Settings", "Restore", "Withdraw", "RemovePicture"];

    /// <summary>What people do together.</summary>
    public static readonly IReadOnlyList<string> Together = ["Comments", "Documents", "Presence", "Translations", "Shipped"];

    public const int Steps = 6;

    public const int ConflictSteps = 3;

    public static IReadOnlyList<EditionState> States { get; } = Enum.GetValues<EditionState>();

    protected override string Name => "Help";

    public void OnGet()
    {
    }
}
