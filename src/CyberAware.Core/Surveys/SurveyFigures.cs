namespace CyberAware.Core.Surveys;

/// <summary>Puts figures that were read elsewhere into the place of the documents'.</summary>
public static class SurveyFigures
{
    /// <summary>
    /// Surveys with figures, labels and notes of one source and everything that only documents have, such as charts and
    /// their words, of the other.
    /// </summary>
    /// <param name="figures">Surveys as the database has them, by id.</param>
    /// <param name="documents">Surveys as the documents have them, by id.</param>
    public static IReadOnlyDictionary<string, Survey> Put(IReadOnlyDictionary<string, Survey> figures, IReadOnlyDictionary<string, Survey> documents) =>
        figures.Values.Concat(documents.Values.Where(survey => !figures.ContainsKey(survey.Id)))
            .ToDictionary(survey => survey.Id, survey => documents.TryGetValue(survey.Id, out var written) ? Put(survey, written) : survey, StringComparer.Ordinal);

    private static Survey Put(Survey figures, Survey written) => figures with
    {
        Charts = written.Charts,
        Headings = written.Headings,
        Texts = Language.All.ToDictionary(
            language => language,
            language => figures.Texts.TryGetValue(language, out var text)
                ? text with
                {
                    ShortSource = written.Texts[language].ShortSource,
                    Charts = written.Texts[language].Charts,
                }
                : written.Texts[language]),
    };
}
