namespace CyberAware.Web.Pages.Editor;

/// <summary>One text on the writer's screen.</summary>
/// <param name="Form">The text.</param>
/// <param name="Page">The screen.</param>
/// <param name="IsMain">Whether the address names it; on a phone it is the one that is seen.</param>
public sealed record TextPane(TextForm Form, WritingPageModel Page, bool IsMain);
