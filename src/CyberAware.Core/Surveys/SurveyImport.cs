using CyberAware.Core.Data;
using CyberAware.Core.Surveys.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Surveys;

/// <summary>Makes the database's surveys equal to those of the documents, and keeps what its figures were before.</summary>
/// <param name="context">A context that has not been used yet.</param>
/// <param name="time">Tells when the history says a figure changed.</param>
public sealed class SurveyImport(PortalDbContext context, TimeProvider time)
{
    /// <summary>Writes what differs, all of it or nothing; surveys that the documents lack are removed.</summary>
    /// <param name="surveys">The documents' surveys.</param>
    /// <param name="release">Release of the portal that the documents came with.</param>
    /// <param name="cancellation">Gives up; nothing has been written then.</param>
    /// <returns>Number of rows written; 0 when nothing differed.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else imported at the same time; import again.</exception>
    public async Task<int> ImportAsync(IEnumerable<Survey> surveys, string release, CancellationToken cancellation)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var rows = await SurveyStore.RowsOf(context).ToDictionaryAsync(row => row.Id, cancellation);
        var history = new ValueChangeRecorder(context, time.GetUtcNow().UtcDateTime, release);
        foreach (var survey in surveys)
        {
            rows.Remove(survey.Id, out var row);
            Write(survey, row, history);
        }

        foreach (var left in rows.Values)
        {
            left.Indicators.ForEach(indicator => Remove(indicator, history));
            context.Remove(left);
        }

        var written = await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return written;
    }

    private void Write(Survey survey, SurveyRow? row, ValueChangeRecorder history)
    {
        var before = Pending();
        if (row is null)
        {
            row = new SurveyRow { Id = survey.Id, Year = survey.Year, Base = survey.Base };
            context.Add(row);
        }

        (row.Year, row.Base) = (survey.Year, survey.Base);
        foreach (var (language, text) in survey.Texts)
        {
            if (row.Texts.Find(candidate => candidate.Language == language) is { } known)
            {
                (known.Title, known.Source) = (text.Title, text.Source);
            }
            else
            {
                row.Texts.Add(new SurveyTextRow { SurveyId = survey.Id, Language = language, Title = text.Title, Source = text.Source });
            }
        }

        foreach (var (position, indicator) in survey.Indicators.Index())
        {
            Write(survey, indicator, position, row, history);
        }

        foreach (var left in row.Indicators.Where(indicator => survey.Find(indicator.Id) is null).ToList())
        {
            Remove(left, history);
            row.Indicators.Remove(left);
        }

        if (Pending() > before)
        {
            (row.Version, row.ImportedAt, row.ImportedBy) = (Guid.NewGuid(), history.ChangedAt, history.ChangedBy);
        }
    }

    private static void Write(Survey survey, Indicator indicator, int position, SurveyRow parent, ValueChangeRecorder history)
    {
        var row = parent.Indicators.Find(candidate => candidate.Id == indicator.Id);
        if (row is null)
        {
            row = new IndicatorRow { SurveyId = survey.Id, Id = indicator.Id, Position = position, Unit = indicator.Unit, Place = indicator.SourceHeading };
            parent.Indicators.Add(row);
        }

        (row.Position, row.Unit, row.Place) = (position, indicator.Unit, indicator.SourceHeading);
        WriteValues(indicator, row, history);
        foreach (var (language, text) in survey.Texts)
        {
            var words = row.Texts.Find(candidate => candidate.Language == language);
            if (words is null)
            {
                words = new IndicatorTextRow { SurveyId = survey.Id, IndicatorId = indicator.Id, Language = language, Label = "" };
                row.Texts.Add(words);
            }

            words.Label = text.Labels[indicator.Id];
            words.Question = text.Questions.GetValueOrDefault(indicator.Id);
            words.Note = text.Notes.GetValueOrDefault(indicator.Id);
        }
    }

    private static void WriteValues(Indicator indicator, IndicatorRow row, ValueChangeRecorder history)
    {
        foreach (var value in indicator.Values)
        {
            var figure = new Figure(value.Value, value.AtLeast, value.OutOf, value.Base);
            var known = row.Values.Find(candidate => candidate.Year == value.Year);
            if (known is null)
            {
                row.Values.Add(new ValueRow { SurveyId = row.SurveyId, IndicatorId = row.Id, Year = value.Year, Figure = figure });
                history.Add(row, value.Year, null, figure);
            }
            else if (known.Figure != figure)
            {
                history.Add(row, value.Year, known.Figure, figure);
                known.Figure = figure;
            }
        }

        foreach (var left in row.Values.Where(known => indicator.Values.All(value => value.Year != known.Year)).ToList())
        {
            history.Add(row, left.Year, left.Figure, null);
            row.Values.Remove(left);
        }
    }

    private static void Remove(IndicatorRow row, ValueChangeRecorder history) =>
        row.Values.ForEach(value => history.Add(row, value.Year, value.Figure, null));

    private int Pending() => context.ChangeTracker.Entries().Count(entry => entry.State != EntityState.Unchanged);
}
