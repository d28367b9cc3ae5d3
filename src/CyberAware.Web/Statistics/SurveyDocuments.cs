using CyberAware.Core;
using CyberAware.Core.Surveys;
using CyberAware.Core.Surveys.Charts;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;

namespace CyberAware.Web.Statistics;

/// <summary>A text in both languages.</summary>
public sealed record LocalizedText(string Kk, string Ru);

/// <summary>Where else a survey stands, as full addresses.</summary>
public sealed record SurveyLinks(string Json, LocalizedText Csv, LocalizedText Page);

/// <summary>A survey in the list.</summary>
public sealed record SurveySummary(string Id, LocalizedText Title, int Year, int Base, LocalizedText Source, SurveyLinks Links);

/// <summary>A survey with all its figures.</summary>
public sealed record SurveyDocument(
    string Id, LocalizedText Title, int Year, int Base, LocalizedText Source, SurveyLinks Links, IReadOnlyList<IndicatorDocument> Indicators);

/// <summary>One thing the survey measured.</summary>
public sealed record IndicatorDocument(
    string Id, string Unit, string Place, LocalizedText Labels, LocalizedText? Question, IReadOnlyList<ValueDocument> Values);

/// <summary>One figure.</summary>
public sealed record ValueDocument(
    int Year, decimal Value, bool AtLeast, int? Of, int? Base, LocalizedText Source, LocalizedText? Note);

/// <summary>Writes surveys as the documents of the open data.</summary>
public sealed class SurveyDocuments(PortalLinks links, FeatureTexts texts)
{
    public SurveySummary Summary(Survey survey) =>
        new(survey.Id, Title(survey), survey.Year, survey.Base, Source(survey), LinksOf(survey));

    public SurveyDocument Document(Survey survey) => new(
        survey.Id,
        Title(survey),
        survey.Year,
        survey.Base,
        Source(survey),
        LinksOf(survey),
        [.. survey.Indicators.Select(indicator => Indicator(survey, indicator))]);

    /// <summary>Who published a figure: the survey, or the brochure alone.</summary>
    public string SourceOf(Language language, Survey survey, Indicator indicator, IndicatorValue value) =>
        SurveyRows.IsOfSurvey(survey, indicator, value) ? survey.Texts[language].Source : texts.In(language, "Statistics", "SourceBrochure");

    private IndicatorDocument Indicator(Survey survey, Indicator indicator) => new(
        indicator.Id,
        indicator.Unit,
        indicator.Place,
        Both(language => survey.Texts[language].Labels.GetValueOrDefault(indicator.Id, indicator.Id)),
        BothOrNone(language => survey.Texts[language].Questions.GetValueOrDefault(indicator.Id)),
        [.. indicator.Values.Select(value => new ValueDocument(
            value.Year,
            value.Value,
            value.AtLeast,
            value.Of,
            value.Base,
            Both(language => SourceOf(language, survey, indicator, value)),
            BothOrNone(language => SurveyRows.Note(language, survey, indicator))))]);

    private SurveyLinks LinksOf(Survey survey) => new(
        links.Absolute(links.SurveyJson(survey.Id)),
        Both(language => links.Absolute(links.SurveyCsv(survey.Id, language))),
        Both(language => links.AbsolutePage(language, StatisticsCharts.Section)));

    private static LocalizedText Title(Survey survey) => Both(language => survey.Texts[language].Title);

    private static LocalizedText Source(Survey survey) => Both(language => survey.Texts[language].Source);

    private static LocalizedText Both(Func<Language, string> text) => new(text(Language.Kazakh), text(Language.Russian));

    private static LocalizedText? BothOrNone(Func<Language, string?> text) =>
        text(Language.Kazakh) is { } kazakh && text(Language.Russian) is { } russian ? new LocalizedText(kazakh, russian) : null;
}
