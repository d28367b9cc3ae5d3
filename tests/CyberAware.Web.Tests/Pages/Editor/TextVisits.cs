using AngleSharp.Html.Dom;
using CyberAware.TestSupport.People;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>What tests of the text screen read and press on it.</summary>
internal static class TextVisits
{
    public const string Form = "form.editor-form";

    /// <summary>The text of a pane, as a browser shows it.</summary>
    public static string Typed(IHtmlDocument page, string key) => Assert.IsType<IHtmlTextAreaElement>(page.QuerySelector("#site-input-" + key), exactMatch: false).Value;

    public static string Field(Visitor visitor, string name) => visitor.Page!.QuerySelector($"{Form} [name='{name}']")!.GetAttribute("value")!;

    public static IEnumerable<(string, string)> Fields(Visitor visitor, string key) =>
        new[] { "__RequestVerificationToken", "version-" + key, "kept-" + key, "hash-" + key }.Select(name => (name, Field(visitor, name)));

    // Another button of the same form.
    public static Task<Visit> PressAsync(Visitor visitor, string handler, params (string Name, string Value)[] fields)
    {
        var form = visitor.Page!.QuerySelector(Form)!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        return visitor.PostAsync(form.GetAttribute("action")!.Replace("handler=Save", "handler=" + handler, StringComparison.Ordinal), [.. hidden, .. fields]);
    }

    public static string Url(Guid edition, string path) => $"/editor/ru/editions/{edition}/text?path={Uri.EscapeDataString(path)}";
}
