using CyberAware.Web.Embeds;

namespace CyberAware.Web.Pages;

/// <summary>The code by which other sites show a page, offered where it can be copied.</summary>
/// <param name="Page">The page on which it is offered.</param>
/// <param name="Target">What the code shows.</param>
public sealed record EmbedOffer(PortalPageModel Page, EmbedTarget Target)
{
    /// <summary>Whether it shows the warnings that count, and not one page.</summary>
    public bool IsWidget => Target.Subject is AlertWidget;

    /// <summary>The field with the code; each page offers at most one of a kind.</summary>
    public string FieldId => IsWidget ? "site-widget-code" : "site-embed-code";
}
