using AngleSharp;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Web.Endpoints;

namespace CyberAware.Web.Previews;

/// <summary>Takes out of a page what would leave its preview: links lead to other previews, forms and scripts send nothing.</summary>
/// <param name="endpoints">Knows which addresses are pages for everybody.</param>
public sealed class PreviewHtml(EndpointTable endpoints)
{
    // Where scripts send answers, ask for suggestions, keep sittings on the device or register the service worker.
    private static readonly string[] Outlets = ["data-starts", "data-attempts", "data-storage", "data-suggestions", "data-worker"];

    /// <summary>Rewrites a page that the portal drew.</summary>
    public string Rewrite(string html, PreviewFrame frame)
    {
        var page = new HtmlParser().ParseDocument(html);
        foreach (var link in page.QuerySelectorAll("a[href^='/']"))
        {
            link.SetAttribute("href", AddressIn(frame, link.GetAttribute("href")!));
        }

        // What is no preview can't stand in a frame.
        foreach (var link in frame.IsInScreen ? page.QuerySelectorAll("a[href]").Where(link => !IsWithin(frame, link.GetAttribute("href")!)) : [])
        {
            link.SetAttribute("target", "_blank");
        }

        foreach (var form in page.QuerySelectorAll("form"))
        {
            form.RemoveAttribute("action");
            form.RemoveAttribute("method");
        }

        foreach (var button in page.QuerySelectorAll("[formaction], [formmethod]"))
        {
            button.RemoveAttribute("formaction");
            button.RemoveAttribute("formmethod");
        }

        foreach (var outlet in Outlets)
        {
            foreach (var element in page.QuerySelectorAll($"[{outlet}]"))
            {
                element.RemoveAttribute(outlet);
            }
        }

        // In development a page looks for other texts than its own, and every preview has others.
        page.QuerySelector("script[data-content-state]")?.Remove();
        return page.ToHtml();
    }

    /// <summary>The preview of a public page's address; any other address as it is.</summary>
    public string AddressIn(PreviewFrame frame, string address) => IsPage(address.Split('#')[0]) ? frame.AddressOf(address) : address;

    private static bool IsWithin(PreviewFrame frame, string address) => address.StartsWith('#') || address.StartsWith(frame.Root + "/", StringComparison.Ordinal);

    private bool IsPage(string address) =>
        address.Split('/') is ["", var language, ..] && Language.Find(language) is not null
        && !address.AsSpan().ContainsAny('?', '.') && endpoints.Find(address)?.Kind is { IsCached: true };
}
