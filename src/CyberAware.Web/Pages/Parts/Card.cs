namespace CyberAware.Web.Pages.Parts;

/// <summary>A link to a page with its icon and what the reader finds there.</summary>
public sealed record Card(string Address, string Icon, string Title, string Summary);
