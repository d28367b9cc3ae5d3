using AngleSharp.Html.Parser;
using CyberAware.Core.Documents;
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

    /// <summary>The words a reader of the page sees: title, lead sentence, text. Blocks are divided by line ends.</summary>
    public static string WordsOf(PageText text)
    {
        var body = new HtmlParser().ParseDocument(SoftHyphens.Remove(text.Html.Value)).Body!;
        foreach (var element in body.QuerySelectorAll("p, li, dt, dd, td, th, h2, h3, h4, figcaption, br"))
        {
            element.After(body.Owner!.CreateTextNode("\n"));
        }

        return string.Join('\n', text.Title, text.Summary, body.TextContent);
    }
}
