using AngleSharp.Html.Parser;
using CyberAware.Core.Advisors;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Library;
using CyberAware.Core.Pages;
using CyberAware.Core.Text;
using CyberAware.TestSupport;

namespace CyberAware.Content.Tests;

/// <summary>The content folder of the checkout, read once.</summary>
internal static class RealContent
{
    private static readonly Lazy<ContentResult> Loaded = new(() => ContentLoader.Load(ContentFile.ReadFolder(Repository.Content)));

    public static ContentResult Result => Loaded.Value;

    public static ContentLibrary Library =>
        Result.Library ?? throw new InvalidOperationException(string.Join('\n', Result.Problems));

    /// <summary>All pages and all warnings, which are read as pages are.</summary>
    public static IEnumerable<ContentPage> Texts => Library.Pages.Concat(Library.Alerts.Select(alert => alert.Page));

    /// <summary>The words a reader of the page sees: title, lead sentence, text. Blocks are divided by line ends.</summary>
    public static string WordsOf(PageText text) => WordsOf(text.Title, text.Summary, text.Html);

    /// <summary>The same of an outcome of a decision helper.</summary>
    public static string WordsOf(AdvisorOutcomeText text) => WordsOf(text.Title, text.Lead, text.Html);

    private static string WordsOf(string title, string lead, SafeHtml html)
    {
        var body = new HtmlParser().ParseDocument(SoftHyphens.Remove(html.Value)).Body!;
        foreach (var element in body.QuerySelectorAll("p, li, dt, dd, td, th, h2, h3, h4, figcaption, br"))
        {
            element.After(body.Owner!.CreateTextNode("\n"));
        }

        return string.Join('\n', title, lead, body.TextContent);
    }
}
