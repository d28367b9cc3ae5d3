using CyberAware.Core.Content;

namespace CyberAware.Web.Pages.Parts;

/// <summary>The steps of a series as a list that leads to them.</summary>
public sealed record StepList(PortalPageModel Page, IEnumerable<ContentPage> Steps);
