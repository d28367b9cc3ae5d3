using System.Collections.Concurrent;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>The numbers of quiz versions; a version that is asked for the first time is written down.</summary>
internal sealed class QuizVersionIds(PortalDatabase database, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Slug, string Version, bool CountsOnly), int> known = [];

    public ValueTask<int> GetOrCreateAsync(QuizVersion quiz, CancellationToken cancellation) =>
        known.TryGetValue((quiz.Slug, quiz.Version, quiz.CountsOnly), out var number)
            ? ValueTask.FromResult(number)
            : new ValueTask<int>(FindOrAddAsync(quiz, cancellation));

    /// <summary>Looks all of them up again.</summary>
    public void Clear() => known.Clear();

    private async Task<int> FindOrAddAsync(QuizVersion quiz, CancellationToken cancellation)
    {
        int? number = await FindAsync(quiz, cancellation);
        if (number is null)
        {
            try
            {
                number = await AddAsync(quiz, cancellation);
            }
            catch (DbUpdateException)
            {
                // Another host met it at the same time, or the database is away: the second search tells.
                number = await FindAsync(quiz, cancellation) ?? throw new InvalidOperationException($"Version {quiz.Version} of '{quiz.Slug}' could not be written down.");
            }
        }

        return known[(quiz.Slug, quiz.Version, quiz.CountsOnly)] = number.Value;
    }

    private async Task<int?> FindAsync(QuizVersion quiz, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        return await context.QuizVersions
            .Where(row => row.Slug == quiz.Slug && row.Version == quiz.Version && row.CountsOnly == quiz.CountsOnly)
            .Select(row => (int?)row.Id)
            .SingleOrDefaultAsync(cancellation);
    }

    private async Task<int> AddAsync(QuizVersion quiz, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var row = new QuizVersionRow
        {
            Slug = quiz.Slug,
            Version = quiz.Version,
            CountsOnly = quiz.CountsOnly,
            FirstSeenAt = time.GetUtcNow().UtcDateTime,
        };
        row.Questions.AddRange(quiz.Questions.Select((question, position) => new QuizVersionQuestionRow
        {
            VersionId = 0,
            Position = position,
            QuestionId = question.Id,
            Topic = question.Topic,
            Options = string.Join(' ', question.Options),
            RightOption = question.Right,
        }));
        context.Add(row);
        await context.SaveChangesAsync(cancellation);
        return row.Id;
    }
}
