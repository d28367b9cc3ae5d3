namespace CyberAware.Web.Pages;

/// <summary>A link to a page with its icon and what the reader finds there.</summary>
public sealed record Card(string Url, string Icon, string Title, string Summary);
