using CyberAware.Core;
using CyberAware.Core.Charts;
using CyberAware.Core.Surveys;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;

namespace CyberAware.Web.Api.Statistics;

/// <summary>Where else a survey stands, as full addresses.</summary>
public sealed record SurveyLinks(string Json, LocalizedText Csv, LocalizedText Page);

/// <summary>A survey in the list.</summary>
public sealed record SurveySummaryResponse(string Id, LocalizedText Title, int Year, int Base, LocalizedText Source, SurveyLinks Links);

/// <summary>A survey with all its figures.</summary>
public sealed record SurveyResponse(
    string Id, LocalizedText Title, int Year, int Base, LocalizedText Source, SurveyLinks Links, IReadOnlyList<IndicatorResponse> Indicators);

/// <summary>One thing the survey measured.</summary>
public sealed record IndicatorResponse(
    string Id, string Unit, string Place, LocalizedText Labels, LocalizedText? Question, IReadOnlyList<ValueResponse> Values);

/// <summary>One figure.</summary>
public sealed record ValueResponse(
    int Year, decimal Value, bool AtLeast, int? Of, int? Base, LocalizedText Source, LocalizedText? Note);

/// <summary>Writes surveys as the documents of the open data.</summary>
public sealed class SurveyResponses(PortalLinks links, FeatureResources texts)
{
    public SurveySummaryResponse Summary(Survey survey) =>
        new(survey.Id, Title(survey), survey.Year, survey.Base, Source(survey), LinksOf(survey));

    public SurveyResponse Survey(Survey survey) => new(
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

    private IndicatorResponse Indicator(Survey survey, Indicator indicator) => new(
        indicator.Id,
        indicator.Unit,
        indicator.SourceHeading,
        Both(language => survey.Texts[language].Labels.GetValueOrDefault(indicator.Id, indicator.Id)),
        BothOrNone(language => survey.Texts[language].Questions.GetValueOrDefault(indicator.Id)),
        [.. indicator.Values.Select(value => new ValueResponse(
            value.Year,
            value.Value,
            value.AtLeast,
            value.OutOf,
            value.Base,
            Both(language => SourceOf(language, survey, indicator, value)),
            BothOrNone(language => SurveyRows.Note(language, survey, indicator))))]);

    private SurveyLinks LinksOf(Survey survey) => new(
        links.Absolute(links.SurveyJson(survey.Id)),
        Both(language => links.Absolute(links.SurveyCsv(survey.Id, language))),
        Both(language => links.AbsolutePage(language, StatisticsPaths.Section)));

    private static LocalizedText Title(Survey survey) => Both(language => survey.Texts[language].Title);

    private static LocalizedText Source(Survey survey) => Both(language => survey.Texts[language].Source);

    private static LocalizedText Both(Func<Language, string> text) => new(text(Language.Kazakh), text(Language.Russian));

    private static LocalizedText? BothOrNone(Func<Language, string?> text) =>
        text(Language.Kazakh) is { } kazakh && text(Language.Russian) is { } russian ? new LocalizedText(kazakh, russian) : null;
}
