using Microsoft.AspNetCore.Html;

namespace CyberAware.Web.Pages;

/// <summary>A link to a page with its picture and what the reader finds there.</summary>
/// <param name="Url">Where it leads.</param>
/// <param name="Icon">The icon of one that has no drawing.</param>
/// <param name="Title">Its name.</param>
/// <param name="Summary">What the reader finds there.</param>
/// <param name="Drawing">Name of its drawing; null for none.</param>
public sealed record Card(string Url, string Icon, IHtmlContent Title, IHtmlContent Summary, string? Drawing = null);
