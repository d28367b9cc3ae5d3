using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Quizzes.Publishing;

/// <summary>All hands of classes at a quiz version, exactly as counted.</summary>
/// <param name="Version">The version with its questions in order.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Hands">Hands by question and option.</param>
public sealed record ClassHands(QuizVersionRow Version, long Classes, IReadOnlyList<IReadOnlyList<long>> Hands)
{
    /// <summary>Reads the versions at which classes raised their hands.</summary>
    public static async Task<IReadOnlyList<ClassHands>> ReadAsync(PortalDbContext context, CancellationToken cancellation)
    {
        // One statement, so that all counts are of one moment.
        var counts = await context.QuizCounts
            .Where(count => count.Grain == CountGranularity.Month && count.Kind == AttemptKind.Class)
            .GroupBy(count => new { count.VersionId, count.Measure, count.Question, count.Item })
            .Select(group => new { group.Key.VersionId, group.Key.Measure, group.Key.Question, group.Key.Item, Count = group.Sum(count => count.Attempts) })
            .ToListAsync(cancellation);
        var ofVersion = counts.ToLookup(count => count.VersionId);
        var ids = ofVersion.Select(group => group.Key).ToList();
        var versions = await context.QuizVersions.AsNoTracking().Include(version => version.Questions)
            .Where(version => ids.Contains(version.Id)).OrderBy(version => version.Id).ToListAsync(cancellation);
        return
        [
            .. versions.Select(version => new ClassHands(
                version,
                ofVersion[version.Id].Where(count => count.Measure == CountMeasure.Class).Sum(count => count.Count),
                [
                    .. version.Questions.OrderBy(question => question.Position).Select(question => question.Options.Split(' ')
                        .Select((_, option) => ofVersion[version.Id]
                            .Where(count => count.Measure == CountMeasure.Answer && count.Question == question.Position && count.Item == option).Sum(count => count.Count))
                        .ToList()),
                ])),
        ];
    }
}

/// <summary>
/// What is public of the classes at a quiz version, rounded; null stands for what is suppressed. Never added to the answers of
/// single people: a class raises its hands looking at each other.
/// </summary>
/// <param name="Classes">Number of classes.</param>
/// <param name="Questions">The questions in the version's order.</param>
public sealed record ClassFigures(long Classes, IReadOnlyList<ClassQuestionFigure> Questions)
{
    /// <summary>The figures move when at least so many further classes have handed in: between two publications there is never one class alone.</summary>
    public const int Step = 5;

    /// <summary>
    /// Hands are multiples of it, and fewer are hidden: about a class. Whoever handed in four classes of his own knows what a
    /// fifth one added; rounded like the answers of single people, that would be its answers.
    /// </summary>
    public const int RoundedTo = 25;

    /// <summary>The figures to publish next.</summary>
    /// <param name="counted">What is counted now.</param>
    /// <param name="last">What is public; null for nothing yet.</param>
    /// <param name="lastClasses">Classes behind it, exactly.</param>
    /// <returns>The figures; null when too few classes have handed in.</returns>
    public static ClassFigures? Next(ClassHands counted, ClassFigures? last, long lastClasses)
    {
        if (counted.Classes - lastClasses < Step)
        {
            return null;
        }

        var questions = counted.Version.Questions.OrderBy(question => question.Position).ToList();
        return new ClassFigures(
            DisclosureControl.Round(counted.Classes),
            [.. counted.Hands.Select((hands, question) => Show(hands, questions[question].RightOption, last?.Questions[question].Options))]);
    }

    private static ClassQuestionFigure Show(IReadOnlyList<long> hands, int right, IReadOnlyList<long?>? last)
    {
        var options = PublishedFigures.AnswersOf(hands, right, last, RoundedTo, RoundedTo);
        return new ClassQuestionFigure(options[right] is null ? null : DisclosureControl.Round(hands.Sum(), RoundedTo), options);
    }
}

/// <summary>What is public of a question.</summary>
/// <param name="Hands">All hands; null when right or wrong ones are too few.</param>
/// <param name="Options">Hands for each option; null for those that are suppressed.</param>
public sealed record ClassQuestionFigure(long? Hands, IReadOnlyList<long?> Options);

/// <summary>What is public of the classes at a quiz as it is asked now.</summary>
/// <param name="Quiz">The quiz.</param>
/// <param name="Figures">The figures.</param>
public sealed record ClassFigure(Quiz Quiz, ClassFigures Figures)
{
    /// <summary>Right hands of all that are shown, in whole percent; null when none are.</summary>
    public int? Percent
    {
        get
        {
            var shown = Figures.Questions.Zip(Quiz.Questions).Where(pair => pair.First.Hands is not null).ToList();
            return DisclosureControl.Percent(shown.Sum(pair => pair.First.Options[pair.Second.Right]), shown.Sum(pair => pair.First.Hands));
        }
    }

    /// <summary>The quizzes of which something is public, in the order of the list. Earlier questions are not comparable.</summary>
    public static IReadOnlyList<ClassFigure> From(IEnumerable<Quiz> quizzes, IReadOnlyList<PublishedClasses> published) =>
        [.. quizzes.SelectMany(quiz => published.Where(version => version.Slug == quiz.Slug && version.Version == quiz.Version).TakeLast(1)
            .Select(version => new ClassFigure(quiz, version.Figures)))];
}
