using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Surveys;

namespace CyberAware.Core.Editing.Forms;

/// <summary>The form of a survey: its figures by year, and the words around them.</summary>
public static class SurveyForm
{
    private static readonly string[] Keys = ["id", "kind", "base", "indicators", "headings", "charts"];
    private static readonly string[] IndicatorKeys = ["id", "unit", "place", "values"];
    private static readonly string[] ValueKeys = ["year", "value", "qualifier", "of"];
    private static readonly string[] TextKeys = ["title", "source", "short-source", "labels", "questions", "notes", "charts"];
    private static readonly string[] ChartKeys = ["name", "title", "measure", "summary"];
    private static readonly string[] Columns = ["Survey.year", "Survey.value", "Survey.qualifier", "Survey.of"];

    /// <summary>The survey as the form's texts have it, for a preview of its charts.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="form">The form.</param>
    /// <returns>The survey; null when its figures or words have mistakes.</returns>
    public static Survey? Preview(string id, DocumentForm form)
    {
        var problems = Language.All.Select(language => language.Tag).Append(FormFiles.Shared).ToDictionary(key => key, key => new ProblemList(key));
        var words = new Dictionary<Language, SurveyText>();
        foreach (var language in Language.All)
        {
            var list = problems[language.Tag];
            if (FrontMatter.Split(ContentFile.FromText($"{language}.md", form.Texts[language.Tag]), list) is { } matter && SurveyYamlReader.ReadText(matter, list) is { } text)
            {
                words[language] = text;
            }
        }

        var survey = words.Count < Language.All.Count ? null : SurveyYamlReader.Read(id, form.Texts[FormFiles.Shared], words, problems[FormFiles.Shared]);
        if (survey is not null && problems.Values.All(list => list.Problems.Count == 0))
        {
            SurveyValidator.Validate(survey, problems[FormFiles.Shared], Language.All.ToDictionary(language => language, language => problems[language.Tag]));
        }

        return problems.Values.All(list => list.Problems.Count == 0) ? survey : null;
    }

    internal static IReadOnlyList<FormSection> Layout(FormFiles files)
    {
        var parts = new FormParts(files);
        var indicators = files.Data.Yaml.Items("indicators");
        return
        [
            new FormSection("Survey.indicators")
            {
                Sections = [.. indicators.Select((_, at) => Indicator(files, parts, $"indicators/{at}"))],
                Add = new FormAction("Survey.indicator", "add:indicators", [FormFiles.Shared, .. Language.All.Select(language => language.Tag)], (all, id) => all
                    .WithYaml(FormFiles.Shared, yaml => yaml.Append("indicators", $"id: {id}\nunit: percent\nvalues:\n  - {{ year: \"\", value: \"\" }}", Keys))
                    .WithTexts(text => text.WithYaml(yaml => yaml.Set($"labels/{id}", "", TextKeys))))
                {
                    TakenIds = [.. indicators.Select((_, at) => files.Data.Value($"indicators/{at}/id")).OfType<string>()],
                },
            },
            new FormSection("Survey")
            {
                Fields =
                [
                    parts.Both("Survey.title", "title", FieldKind.Text, 200, true, TextKeys),
                    parts.Both("Survey.source", "source", FieldKind.Text, 400, true, TextKeys),
                    parts.Both("Survey.shortSource", "short-source", FieldKind.Line, 120, false, TextKeys),
                    parts.Data("Survey.base", "base", FieldKind.Whole, Keys, true),
                ],
            },
            new FormSection("Survey.charts")
            {
                Sections = [.. files.Data.Yaml.Items("charts").Select((_, at) => Chart(files, parts, files.Data.Value($"charts/{at}/id") ?? ""))],
            },
        ];
    }

    private static FormSection Indicator(FormFiles files, FormParts parts, string path)
    {
        var id = files.Data.Value(path + "/id") ?? "";
        var values = path + "/values";
        return new FormSection("Survey.indicator")
        {
            Title = files.Words($"labels/{id}"),
            Id = id,
            IsOneOfMany = true,
            Fields =
            [
                parts.Both("Survey.label", $"labels/{id}", FieldKind.Text, 160, true, TextKeys),
                parts.Choice("Survey.unit", path + "/unit", Surveys.Indicator.Units, IndicatorKeys),
                parts.Data("Survey.place", path + "/place", FieldKind.Text, IndicatorKeys, false, 160),
                parts.Both("Survey.note", $"notes/{id}", FieldKind.Text, 600, false, TextKeys),
            ],
            Tables =
            [
                new FormTable(
                    "Survey.values", Columns,
                    [.. files.Data.Yaml.Items(values).Select((_, at) => new FormRow(
                        [
                            parts.Cell(FormFiles.Shared, $"{values}/{at}/year", FieldKind.Whole, ValueKeys) with { IsRequired = true },
                            parts.Cell(FormFiles.Shared, $"{values}/{at}/value", FieldKind.Number, ValueKeys) with { IsRequired = true },
                            parts.Cell(FormFiles.Shared, $"{values}/{at}/qualifier", FieldKind.Choice, ValueKeys) with { Choices = ["at-least"] },
                            parts.Cell(FormFiles.Shared, $"{values}/{at}/of", FieldKind.Whole, ValueKeys),
                        ],
                        FormParts.RemoveItem("Remove", $"{values}/{at}")))],
                    new FormAction("Survey.addValue", $"add:{values}", [FormFiles.Shared], (all, _) =>
                        all.WithYaml(FormFiles.Shared, yaml => yaml.Append(values, "{ year: \"\", value: \"\" }", IndicatorKeys)))),
            ],
        };
    }

    private static FormSection Chart(FormFiles files, FormParts parts, string id) => new("Survey.chart")
    {
        Title = files.Words($"charts/{id}/name"),
        Id = id,
        IsOneOfMany = true,
        Fields =
        [
            parts.Both("Survey.chartName", $"charts/{id}/name", FieldKind.Line, 60, true),
            parts.Both("Survey.chartTitle", $"charts/{id}/title", FieldKind.Text, 160, true),
            parts.Both("Survey.chartMeasure", $"charts/{id}/measure", FieldKind.Text, 240, true, ChartKeys),
            parts.Both("Survey.chartSummary", $"charts/{id}/summary", FieldKind.Text, 320, true),
        ],
    };
}
