using CyberAware.Core;
using CyberAware.Core.Editing.Forms;
using CyberAware.Web.Localization;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages.Editor;

/// <summary>What screens call the parts, fields and choices of forms.</summary>
public sealed class FormWords(FeatureResources texts)
{
    // What readers see by the same name.
    private static readonly Dictionary<string, (string Feature, string Begin)> Shared = new(StringComparer.Ordinal)
    {
        ["Lesson.topic"] = ("Schools", "Topic."),
        ["Lesson.method"] = ("Schools", "Method."),
        ["Lesson.forms"] = ("Schools", "Form."),
    };

    private IStringLocalizer Words => texts["Forms"];

    /// <summary>What a part or a field is called.</summary>
    public string Label(string label) => Words[$"Label.{label}"];

    /// <summary>What helps to fill a field in; null for nothing.</summary>
    public string? Hint(string label) => Words[$"Hint.{label}"] is { ResourceNotFound: false } hint ? hint.Value : null;

    /// <summary>What a button that adds or takes away is called.</summary>
    public string Button(FormAction action) => Words[$"Button.{action.Label}"];

    /// <summary>What a choice is called: as the document says, as the screens say, or as the file has it.</summary>
    public string Choice(string label, FormCell cell, string value, Language language) =>
        cell.ChoiceTitles.TryGetValue(value, out var title) && title[language].Length > 0 ? title[language]
        : Word(label, value);

    /// <summary>What the screens call a choice; as the file has it where they have no name for it.</summary>
    public string Word(string label, string value) =>
        (Shared.TryGetValue(label, out var shared) ? texts[shared.Feature][shared.Begin + value] : Words[$"Choice.{label}.{value}"]) is { ResourceNotFound: false } word ? word.Value : value;

    /// <summary>What is wrong with a field.</summary>
    public string Error(FieldError error, int maxLength = 0) => Words[$"Error.{error}", maxLength];
}
