namespace CyberAware.Core.Quizzes;

/// <summary>One question with the option that was chosen.</summary>
public sealed record AnsweredQuestion(Question Question, QuizOption Chosen)
{
    /// <summary>Whether the right option was chosen.</summary>
    public bool IsRight => Chosen.IsRight;
}

/// <summary>How many questions of a kind were answered rightly.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Right">Right answers.</param>
/// <param name="Of">Questions.</param>
public sealed record TopicScore(string Topic, int Right, int Of);

/// <summary>What came out of a sitting.</summary>
/// <param name="Answers">Each question with its answer, in order.</param>
public sealed record QuizScore(IReadOnlyList<AnsweredQuestion> Answers)
{
    /// <summary>Number of right answers.</summary>
    public int Right => Answers.Count(answer => answer.IsRight);

    /// <summary>Number of questions.</summary>
    public int Of => Answers.Count;

    /// <summary>Questions whose message is a fraud.</summary>
    public int Frauds => Answers.Count(answer => answer.Question.Message == Question.Fraud);

    /// <summary>Frauds that were seen through.</summary>
    public int FraudsCaught => Answers.Count(answer => answer.Question.Message == Question.Fraud && answer.IsRight);

    /// <summary>Questions whose message is honest.</summary>
    public int Genuine => Answers.Count(answer => answer.Question.Message == Question.Genuine);

    /// <summary>Honest messages that were taken for a fraud.</summary>
    public int WronglySuspected => Answers.Count(answer => answer.Question.Message == Question.Genuine && !answer.IsRight);

    /// <summary>The score of each topic, in order of its first question.</summary>
    public IReadOnlyList<TopicScore> Topics =>
        [.. Answers.GroupBy(answer => answer.Question.Topic).Select(group => new TopicScore(group.Key, group.Count(answer => answer.IsRight), group.Count()))];

    /// <summary>The topics in which something was missed.</summary>
    public IEnumerable<string> MissedTopics => Topics.Where(topic => topic.Right < topic.Of).Select(topic => topic.Topic);
}

/// <summary>Scores answers. It needs nothing but the questions, so a result never waits for a database.</summary>
public static class QuizScorer
{
    /// <summary>The score of some answers.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="options">Position of the chosen option, from 0, a question each.</param>
    /// <exception cref="ArgumentException">There are more or fewer answers than questions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A question has no such option.</exception>
    public static QuizScore Score(QuestionSet questions, IReadOnlyList<int> options) =>
        questions.Questions.Count == options.Count
            ? new QuizScore([.. questions.Questions.Zip(options, (question, option) => new AnsweredQuestion(question, question.Options[option]))])
            : throw new ArgumentException("There must be one answer for each question.", nameof(options));
}
