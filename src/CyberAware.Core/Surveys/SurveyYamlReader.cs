using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Surveys;

/// <summary>Reads what a survey's files say: <c>survey.yml</c> and the front matter of <c>kk.md</c> and <c>ru.md</c>.</summary>
internal static class SurveyYamlReader
{
    public static Survey? Read(string id, string yaml, IReadOnlyDictionary<Language, SurveyText> texts, ProblemList problems)
    {
        if (YamlReader.Open(yaml, 1, "survey.yml", problems) is not { } reader)
        {
            return null;
        }

        reader.OneOf("id", [id]);
        reader.OneOf("kind", ["survey"]);
        var respondents = reader.Int("base");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var indicators = reader.Mappings("indicators").Select(item => ReadIndicator(item, ids, problems)).ToList();
        var chartIds = new HashSet<string>(StringComparer.Ordinal);
        var charts = reader.Has("charts") ? reader.Mappings("charts").Select(item => ReadChart(item, chartIds)).ToList() : [];
        var headings = reader.Has("headings") ? reader.Mappings("headings").Select(ReadHeading).ToList() : [];
        reader.RejectUnknownKeys();

        // The base is that of the survey itself; figures of earlier years come from surveys whose base was not published.
        var year = indicators.SelectMany(indicator => indicator.Values).Select(value => value.Year).DefaultIfEmpty().Max();
        return new Survey(id, year, respondents, [.. indicators.Select(indicator => indicator.WithBase(year, respondents))], texts)
        {
            Charts = charts,
            Headings = headings.DistinctBy(heading => heading.Printed).ToDictionary(heading => heading.Printed, heading => heading.Russian),
        };
    }

    public static SurveyText? ReadText(FrontMatter matter, ProblemList problems)
    {
        if (YamlReader.Open(matter.Yaml, 2, new ProblemText("what.front-matter"), problems) is not { } reader)
        {
            return null;
        }

        var title = reader.Text("title", 200);
        var source = reader.Text("source", 400);
        var shortSource = reader.OptionalText("short-source", 120);
        var labels = reader.Mapping("labels");
        var questions = Texts(reader.Has("questions") ? reader.Mapping("questions") : null, 400);
        var notes = Texts(reader.Has("notes") ? reader.Mapping("notes") : null, 600);
        var charts = reader.Has("charts") ? reader.Mapping("charts") : null;
        var chartTexts = charts?.Keys.Select(key => (key, Words: ReadChartText(charts, key))).ToList() ?? [];
        reader.RejectUnknownKeys();
        return new SurveyText(
            title,
            source,
            Texts(labels, 160),
            questions,
            notes)
        {
            ShortSource = shortSource ?? source,
            Charts = chartTexts.ToDictionary(chart => chart.key, chart => chart.Words),
            LabelsLine = reader.LineOf("labels"),
            NotesLine = reader.LineOf("notes"),
            ChartsLine = reader.LineOf("charts"),
        };
    }

    private static (string Printed, string Russian) ReadHeading(YamlReader reader)
    {
        var heading = (reader.Text("kk", 160), reader.Text("ru", 160));
        reader.RejectUnknownKeys();
        return heading;
    }

    private static ChartText ReadChartText(YamlReader charts, string id)
    {
        if (charts.Mapping(id) is not { } reader)
        {
            return new ChartText("", "", "", "") { Line = charts.LineOf(id) };
        }

        var text = new ChartText(reader.Text("name", 60), reader.Text("title", 160), reader.Text("measure", 240), reader.Text("summary", 320)) { Line = charts.LineOf(id) };
        reader.RejectUnknownKeys();
        return text;
    }

    private static SurveyChart ReadChart(YamlReader reader, HashSet<string> ids)
    {
        var chart = new SurveyChart(
            reader.Id(ids),
            reader.OneOf("kind", SurveyChart.Kinds),
            reader.Has("indicators") ? [.. reader.StringList("indicators", 60)] : [],
            reader.Has("related") ? [.. reader.StringList("related", 120).Select(path => path.TrimStart('/'))] : [])
        { Line = reader.Line };
        reader.RejectUnknownKeys();
        return chart;
    }

    private static Dictionary<string, string> Texts(YamlReader? reader, int maxLength) =>
        reader?.Keys.ToDictionary(key => key, key => reader.Text(key, maxLength)) ?? [];

    private static Indicator ReadIndicator(YamlReader reader, HashSet<string> ids, ProblemList problems)
    {
        var id = reader.Id(ids);
        var unit = reader.OneOf("unit", Indicator.Units);
        var place = reader.OptionalText("place", 160) ?? "";
        var years = new HashSet<int>();
        var values = reader.Mappings("values").Select(item => ReadValue(item, unit, years, problems)).ToList();
        reader.RejectUnknownKeys();

        if (values.Count == 0 && reader.Has("values"))
        {
            problems.Add(reader.Line, "no-values", id);
        }

        return new Indicator(id, unit, place, [.. values.OrderBy(value => value.Year)]);
    }

    private static IndicatorValue ReadValue(YamlReader reader, string unit, HashSet<int> years, ProblemList problems)
    {
        var value = new IndicatorValue(
            reader.Int("year"),
            reader.Number("value"),
            reader.Has("qualifier") && reader.OneOf("qualifier", ["at-least"]) == "at-least",
            reader.Has("of") ? reader.Int("of") : null,
            null);
        reader.RejectUnknownKeys();

        if (unit == "percent" && value.Value is < 0 or > 100)
        {
            problems.Add(reader.LineOf("value"), "out-of-range.share");
        }

        if (value.Year is < 1991 or > 2100)
        {
            problems.Add(reader.LineOf("year"), "out-of-range.year");
        }
        else if (!years.Add(value.Year))
        {
            problems.Add(reader.LineOf("year"), "duplicate-year", value.Year);
        }

        return value;
    }
}
