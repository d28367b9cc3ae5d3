using CyberAware.Web.Previews;

namespace CyberAware.Web.Pages;

/// <summary>What the bar above a previewed page is made of.</summary>
/// <param name="Frame">What stands around the page.</param>
/// <param name="Page">The page.</param>
public sealed record PreviewBar(PreviewFrame Frame, PortalPageModel Page);
