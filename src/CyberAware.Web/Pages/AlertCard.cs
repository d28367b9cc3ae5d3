using CyberAware.Core.Alerts;

namespace CyberAware.Web.Pages;

/// <summary>A warning in a list.</summary>
/// <param name="Page">The page with the list.</param>
/// <param name="Alert">The warning.</param>
public sealed record AlertCard(PortalPageModel Page, Alert Alert);
