namespace CyberAware.Core.Quizzes;

/// <summary>Makes the second sitting, months later, of the parallel questions of what was missed.</summary>
public static class Refresher
{
    /// <summary>The questions of a refresher. Its version is its own: other topics are other questions.</summary>
    /// <param name="quiz">The quiz that was taken.</param>
    /// <param name="topics">The missed topics; with none of the quiz's all of them are asked.</param>
    /// <param name="all">All quizzes, in their order.</param>
    public static QuestionSet For(Quiz quiz, IReadOnlyCollection<string> topics, IEnumerable<Quiz> all)
    {
        var wanted = quiz.Asked.Topics.Intersect(topics).ToHashSet(StringComparer.Ordinal);
        if (wanted.Count == 0)
        {
            wanted.UnionWith(quiz.Asked.Topics);
        }

        // Ids are unique within a quiz only, and name the fields of a form.
        return new QuestionSet(
        [
            .. quiz.RefreshesFromOthers
                ? quiz.Asked.Topics.Where(wanted.Contains).SelectMany(topic => FromOthers(quiz, topic, all)).DistinctBy(question => question.Id)
                : quiz.Parallel.Questions.Where(question => wanted.Contains(question.Topic)),
        ]);
    }

    /// <summary>The parallel questions of a topic that the audience's other quizzes hold, as many as the quiz itself asked.</summary>
    internal static IEnumerable<Question> FromOthers(Quiz quiz, string topic, IEnumerable<Quiz> all) =>
        all.Where(other => other.Slug != quiz.Slug && other.Audience == quiz.Audience)
            .SelectMany(other => other.Parallel.Questions)
            .Where(question => question.Topic == topic)
            .Take(quiz.Questions.Count(question => question.Topic == topic));
}
