using CyberAware.Core.Pages;

namespace CyberAware.Web.Pages;

/// <summary>The steps of a series as a list that leads to them.</summary>
public sealed record StepList(PortalPageModel Page, IEnumerable<ContentPage> Steps);
