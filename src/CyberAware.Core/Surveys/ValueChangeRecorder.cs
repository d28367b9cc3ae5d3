using CyberAware.Core.Data;
using CyberAware.Core.Surveys.Storage;

namespace CyberAware.Core.Surveys;

/// <summary>Writes down, in the import's own transaction, who changed which figure and when.</summary>
internal sealed class ValueChangeRecorder(PortalDbContext context, DateTime changedAt, string release)
{
    public DateTime ChangedAt => changedAt;

    public string ChangedBy { get; } = release.Length <= Lengths.Release ? release : release[..Lengths.Release];

    public void Add(IndicatorRow indicator, int year, Figure? old, Figure? @new) => context.Add(new ValueChangeRow
    {
        SurveyId = indicator.SurveyId,
        IndicatorId = indicator.Id,
        Year = year,
        Kind = old is null ? ValueChangeKind.Added : @new is null ? ValueChangeKind.Removed : ValueChangeKind.Changed,
        Old = old,
        New = @new,
        ChangedAt = ChangedAt,
        ChangedBy = ChangedBy,
    });
}
