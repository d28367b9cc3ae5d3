using AngleSharp.Html.Dom;
using CyberAware.TestSupport.People;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>What a visitor does with the form of a document.</summary>
internal static class FormVisits
{
    /// <summary>The form on its screen.</summary>
    public const string Form = "form.editor-form";

    /// <summary>What stands in a field, as a browser shows it.</summary>
    public static string Value(IHtmlDocument page, string name) => page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => throw new InvalidOperationException($"No field {name}."),
    };

    public static Task<Visit> PressAsync(Visitor visitor, string handler, params (string Name, string Value)[] fields)
    {
        var form = visitor.Page!.QuerySelector(Form)!;
        var names = fields.Select(field => field.Name).ToHashSet();
        var others = form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Where(input => !names.Contains(input.Name!) && (input.Type is not "checkbox" || input.IsChecked))
            .Select(input => (input.Name!, input.Value));
        return visitor.PostAsync(form.GetAttribute("action")!.Replace("handler=Save", "handler=" + handler, StringComparison.Ordinal), [.. others, .. fields]);
    }

    public static string Url(Guid edition, string path) => $"/editor/ru/editions/{edition}/form?path={Uri.EscapeDataString(path)}";
}
