using CyberAware.Core.Data;
using CyberAware.Core.Surveys.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Surveys;

/// <summary>Reads the surveys back as the records that pages show.</summary>
/// <param name="context">The database.</param>
public sealed class SurveyStore(PortalDbContext context)
{
    /// <summary>All surveys by id, their indicators in the order of the documents.</summary>
    public async Task<IReadOnlyDictionary<string, Survey>> ReadAsync(CancellationToken cancellation)
    {
        var rows = await RowsOf(context).AsNoTrackingWithIdentityResolution().ToListAsync(cancellation);
        return rows.OrderBy(row => row.Id, StringComparer.Ordinal).ToDictionary(row => row.Id, SurveyOf, StringComparer.Ordinal);
    }

    internal static IQueryable<SurveyRow> RowsOf(PortalDbContext context) => context.Surveys
        .Include(survey => survey.Texts)
        .Include(survey => survey.Indicators).ThenInclude(indicator => indicator.Values)
        .Include(survey => survey.Indicators).ThenInclude(indicator => indicator.Texts)
        .OrderBy(survey => survey.Id)
        .AsSingleQuery(); // one statement sees one state, whatever is imported meanwhile

    private static Survey SurveyOf(SurveyRow row)
    {
        var indicators = row.Indicators.OrderBy(indicator => indicator.Position).ToList();
        return new Survey(
            row.Id,
            row.Year,
            row.Base,
            indicators.ConvertAll(indicator => new Indicator(
                indicator.Id, indicator.Unit, indicator.Place, [.. indicator.Values.OrderBy(value => value.Year).Select(ValueOf)])),
            row.Texts.ToDictionary(text => text.Language, text => TextOf(text, indicators)));
    }

    private static IndicatorValue ValueOf(ValueRow row) =>
        new(row.Year, WithoutTrailingZeros(row.Figure.Value), row.Figure.AtLeast, row.Figure.OutOf, row.Figure.Base);

    private static SurveyText TextOf(SurveyTextRow row, List<IndicatorRow> indicators)
    {
        var words = indicators.SelectMany(indicator => indicator.Texts).Where(text => text.Language == row.Language).ToList();
        return new SurveyText(
            row.Title,
            row.Source,
            words.ToDictionary(text => text.IndicatorId, text => text.Label, StringComparer.Ordinal),
            words.Where(text => text.Question is not null).ToDictionary(text => text.IndicatorId, text => text.Question!, StringComparer.Ordinal),
            words.Where(text => text.Note is not null).ToDictionary(text => text.IndicatorId, text => text.Note!, StringComparer.Ordinal));
    }

    // SQLite gives 22 back as 22.0.
    private static decimal WithoutTrailingZeros(decimal value) => value / 1.0000000000000000000000000000m;
}
