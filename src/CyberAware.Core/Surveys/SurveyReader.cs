using CyberAware.Core.Content;
using CyberAware.Core.Content.Yaml;

namespace CyberAware.Core.Surveys;

/// <summary>Reads a survey's folder: <c>survey.yml</c>, <c>kk.md</c>, <c>ru.md</c>.</summary>
internal static class SurveyReader
{
    public static Survey? Read(string id, string yaml, IReadOnlyDictionary<Language, SurveyText> texts, ProblemList problems)
    {
        if (YamlReader.Open(yaml, 1, "survey.yml", problems) is not { } reader)
        {
            return null;
        }

        reader.Choice("id", [id]);
        reader.Choice("kind", ["survey"]);
        var respondents = reader.Whole("base");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var indicators = reader.Mappings("indicators").Select(item => ReadIndicator(item, ids, problems)).ToList();
        reader.RefuseUnknownKeys();

        return new Survey(id, respondents, indicators, texts);
    }

    public static SurveyText? ReadText(FrontMatter matter, ProblemList problems)
    {
        if (YamlReader.Open(matter.Yaml, 2, "the front matter", problems) is not { } reader)
        {
            return null;
        }

        var title = reader.Text("title", 200);
        var source = reader.Text("source", 400);
        var labels = reader.Mapping("labels");
        reader.RefuseUnknownKeys();
        return new SurveyText(
            title,
            source,
            labels?.Keys.ToDictionary(key => key, key => labels.Text(key, 160)) ?? [])
        {
            LabelsLine = reader.LineOf("labels"),
        };
    }

    private static Indicator ReadIndicator(YamlReader reader, HashSet<string> ids, ProblemList problems)
    {
        var id = reader.Id(ids);
        var unit = reader.Choice("unit", Indicator.Units);
        var years = new HashSet<int>();
        var values = reader.Mappings("values").Select(item => ReadValue(item, unit, years, problems)).ToList();
        reader.RefuseUnknownKeys();

        if (values.Count == 0 && reader.Has("values"))
        {
            problems.Add(reader.Line, "no-values", $"The indicator '{id}' has no values.");
        }

        return new Indicator(id, unit, [.. values.OrderBy(value => value.Year)]);
    }

    private static IndicatorValue ReadValue(YamlReader reader, string unit, HashSet<int> years, ProblemList problems)
    {
        var value = new IndicatorValue(
            reader.Whole("year"),
            reader.Number("value"),
            reader.Has("qualifier") && reader.Choice("qualifier", ["at-least"]) == "at-least",
            reader.Has("of") ? reader.Whole("of") : null);
        reader.RefuseUnknownKeys();

        if (unit == "percent" && value.Value is < 0 or > 100)
        {
            problems.Add(reader.LineOf("value"), "out-of-range", "A share lies between 0 and 100.");
        }

        if (value.Year is < 1991 or > 2100)
        {
            problems.Add(reader.LineOf("year"), "out-of-range", "The year is not plausible.");
        }
        else if (!years.Add(value.Year))
        {
            problems.Add(reader.LineOf("year"), "duplicate-year", $"The year {value.Year} stands twice.");
        }

        return value;
    }
}
