using CyberAware.Core.Documents;

namespace CyberAware.Core.Surveys;

/// <summary>Checks what takes both a survey's figures and its words.</summary>
internal static class SurveyValidator
{
    /// <summary>Reports what doesn't fit together.</summary>
    /// <param name="survey">The survey with its texts.</param>
    /// <param name="data">Problems of <c>survey.yml</c>.</param>
    /// <param name="texts">Problems of each language's file.</param>
    public static void Validate(Survey survey, ProblemList data, IReadOnlyDictionary<Language, ProblemList> texts)
    {
        foreach (var chart in survey.Charts)
        {
            ValidateChart(survey, chart, data);
        }

        foreach (var language in Language.All)
        {
            ValidateWords(survey, survey.Texts[language], texts[language]);
            ValidateCharts(survey, survey.Texts[language], texts[language]);
        }

        CompareFigures(survey, texts[Language.All[1]]);
    }

    private static void ValidateChart(Survey survey, SurveyChart chart, ProblemList problems)
    {
        foreach (var unknown in chart.Indicators.Where(id => survey.Find(id) is null))
        {
            problems.Add(chart.Line, "unknown-indicator", chart.Id, unknown, Nearest.Hint(unknown, survey.Indicators.Select(indicator => indicator.Id)));
        }

        var units = chart.Indicators.Select(survey.Find).OfType<Indicator>().Select(indicator => indicator.Unit).ToHashSet();
        if (chart.Kind == SurveyChart.Missing && chart.Indicators.Count > 0)
        {
            problems.Add(chart.Line, "chart-indicators.missing", chart.Id);
        }
        else if (chart.Kind != SurveyChart.Missing && chart.Indicators.Count == 0)
        {
            problems.Add(chart.Line, "chart-indicators.none", chart.Id);
        }
        else if (chart.Kind == SurveyChart.Bars && units.Count > 0 && !units.Overlaps(["percent", "score"]))
        {
            problems.Add(chart.Line, "chart-units.bars", chart.Id);
        }
        else if (chart.Kind == SurveyChart.Years && units.Count > 1)
        {
            problems.Add(chart.Line, "chart-units.years", chart.Id);
        }

        if (SurveyChart.ReservedIds.Contains(chart.Id))
        {
            problems.Add(chart.Line, "bad-id.taken", chart.Id);
        }
    }

    private static void ValidateWords(Survey survey, SurveyText text, ProblemList problems)
    {
        foreach (var indicator in survey.Indicators.Where(indicator => !text.Labels.ContainsKey(indicator.Id)))
        {
            problems.Add(text.LabelsLine, "label-missing", indicator.Id);
        }

        foreach (var unknown in text.Labels.Keys.Concat(text.Questions.Keys).Concat(text.Notes.Keys).Where(key => survey.Find(key) is null))
        {
            problems.Add(text.LabelsLine, "unknown-key.indicator", unknown);
        }

        foreach (var note in text.Notes)
        {
            ValidateFigures(survey, note.Value, text.NotesLine, problems);
        }
    }

    private static void ValidateCharts(Survey survey, SurveyText text, ProblemList problems)
    {
        foreach (var chart in survey.Charts.Where(chart => !text.Charts.ContainsKey(chart.Id)))
        {
            problems.Add(text.ChartsLine, "chart-text-missing", chart.Id);
        }

        foreach (var (id, words) in text.Charts)
        {
            if (!survey.Charts.Any(chart => chart.Id == id))
            {
                problems.Add(words.Line, "unknown-key.chart", id);
            }

            foreach (var sentence in new[] { words.Name, words.Title, words.Measure, words.Summary })
            {
                ValidateFigures(survey, sentence, words.Line, problems);
                if (FigureTemplate.HasTypedShare(sentence))
                {
                    problems.Add(words.Line, "typed-figure", id);
                }
            }
        }
    }

    private static void ValidateFigures(Survey survey, string sentence, int line, ProblemList problems)
    {
        foreach (var reference in FigureTemplate.ReferencesOf(sentence).Where(reference => FigureTemplate.Find(survey, reference) is null))
        {
            problems.Add(line, "unknown-figure.template", reference);
        }
    }

    // Both languages tell the same: equal figures in each chart's words and in each note.
    private static void CompareFigures(Survey survey, ProblemList problems)
    {
        var (first, second) = (survey.Texts[Language.All[0]], survey.Texts[Language.All[1]]);
        foreach (var (id, words) in second.Charts)
        {
            if (first.Charts.TryGetValue(id, out var other)
                && !(SameFigures(words.Title, other.Title) && SameFigures(words.Measure, other.Measure) && SameFigures(words.Summary, other.Summary)))
            {
                problems.Add(words.Line, "figures-differ.chart", id);
            }
        }

        foreach (var (id, note) in second.Notes.Where(note => !first.Notes.TryGetValue(note.Key, out var other) || !SameFigures(note.Value, other)))
        {
            problems.Add(second.NotesLine, "figures-differ.note", id, note);
        }

        foreach (var id in first.Notes.Keys.Except(second.Notes.Keys))
        {
            problems.Add(second.NotesLine, "note-missing", id);
        }
    }

    private static bool SameFigures(string sentence, string other) =>
        FigureTemplate.ReferencesOf(sentence).Order(StringComparer.Ordinal).SequenceEqual(FigureTemplate.ReferencesOf(other).Order(StringComparer.Ordinal));
}
