namespace CyberAware.Web.Pages.Editor;

/// <summary>What the writer's screen offers with a script beyond its fields.</summary>
public static class WritingTools
{
    /// <summary>What can be put into a text, in the order of the tools.</summary>
    public static readonly IReadOnlyList<string> Insertions = ["heading", "bold", "list", "block", "link", "picture", "term", "figure", "contact", "law"];

    /// <summary>The blocks that the tools offer; a figure's and a note's are written by hand, since both need more than a name.</summary>
    public static readonly IReadOnlyList<string> Blocks = ["do", "dont", "important", "example", "scheme", "checklist"];

    /// <summary>Keys of the words that the field itself says.</summary>
    public static readonly IReadOnlyList<string> CodeWords =
    [
        "keys", "find", "replaceWith", "next", "previous", "all", "matchCase", "regexp", "byWord", "replace", "replaceAll", "close",
        "currentMatch", "onLine", "replacedOnLine", "replaced", "goToLine", "go", "problems", "noProblems",
    ];
}
