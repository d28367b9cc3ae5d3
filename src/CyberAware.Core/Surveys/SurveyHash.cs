using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyberAware.Core.Surveys;

/// <summary>Tells whether two sets of surveys are the same to a reader, wherever they were read from.</summary>
public static class SurveyHash
{
    /// <summary>A short hash: equal figures, words and order give an equal one.</summary>
    public static string Compute(IEnumerable<Survey> surveys) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(surveys))))[..12];

    /// <summary>All that a reader can see, one line for each.</summary>
    internal static string TextOf(IEnumerable<Survey> surveys)
    {
        var text = new StringBuilder();
        foreach (var survey in surveys.OrderBy(survey => survey.Id, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{survey.Id} {survey.Year} {survey.Base}");
            foreach (var language in Language.All.Where(survey.Texts.ContainsKey))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{language} {survey.Texts[language].Title} | {survey.Texts[language].Source}");
            }

            foreach (var indicator in survey.Indicators)
            {
                Append(text, survey, indicator);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Survey survey, Indicator indicator)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"  {indicator.Id} {indicator.Unit} | {indicator.SourceHeading}");
        foreach (var value in indicator.Values)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    {value.Year} {value.Value:G29} {value.AtLeast} of {value.OutOf} base {value.Base}");
        }

        foreach (var language in Language.All.Where(survey.Texts.ContainsKey))
        {
            var words = survey.Texts[language];
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"    {language} {words.Labels.GetValueOrDefault(indicator.Id)} | {words.Questions.GetValueOrDefault(indicator.Id)} | {words.Notes.GetValueOrDefault(indicator.Id)}");
        }
    }
}
