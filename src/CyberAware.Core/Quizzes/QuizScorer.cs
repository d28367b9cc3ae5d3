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
/// <param name="Total">Questions.</param>
public sealed record TopicScore(string Topic, int Right, int Total);

/// <summary>What came out of a sitting.</summary>
public sealed class QuizScore
{
    private readonly List<TopicScore> topics = [];

    /// <summary>Adds the answers up.</summary>
    /// <param name="answers">Each question with its answer, in order.</param>
    public QuizScore(IReadOnlyList<AnsweredQuestion> answers)
    {
        Answers = answers;
        foreach (var answer in answers)
        {
            var hit = answer.IsRight ? 1 : 0;
            Right += hit;
            switch (answer.Question.Message)
            {
                case Question.Fraud:
                    Frauds++;
                    FraudsCaught += hit;
                    break;
                case Question.Genuine:
                    Genuine++;
                    WronglySuspected += 1 - hit;
                    break;
            }

            if (!IsKnown(answer.Question.Topic))
            {
                topics.Add(ScoreOf(answer.Question.Topic));
            }
        }
    }

    /// <summary>Each question with its answer, in order.</summary>
    public IReadOnlyList<AnsweredQuestion> Answers { get; }

    /// <summary>Number of right answers.</summary>
    public int Right { get; }

    /// <summary>Number of questions.</summary>
    public int Total => Answers.Count;

    /// <summary>Questions whose message is a fraud.</summary>
    public int Frauds { get; }

    /// <summary>Frauds that were seen through.</summary>
    public int FraudsCaught { get; }

    /// <summary>Questions whose message is honest.</summary>
    public int Genuine { get; }

    /// <summary>Honest messages that were taken for a fraud.</summary>
    public int WronglySuspected { get; }

    /// <summary>The score of each topic, in order of its first question.</summary>
    public IReadOnlyList<TopicScore> Topics => topics;

    /// <summary>The topics in which something was missed.</summary>
    public IEnumerable<string> MissedTopics => topics.Where(topic => topic.Right < topic.Total).Select(topic => topic.Topic);

    // Loops, not queries: this runs once for each quiz that is handed in, and topics are few.
    private bool IsKnown(string topic)
    {
        foreach (var known in topics)
        {
            if (known.Topic == topic)
            {
                return true;
            }
        }

        return false;
    }

    private TopicScore ScoreOf(string topic)
    {
        var (right, of) = (0, 0);
        foreach (var answer in Answers)
        {
            if (answer.Question.Topic == topic)
            {
                right += answer.IsRight ? 1 : 0;
                of++;
            }
        }

        return new TopicScore(topic, right, of);
    }
}

/// <summary>Scores answers. It needs nothing but the questions, so a result never waits for a database.</summary>
public static class QuizScorer
{
    /// <summary>The score of some answers.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="options">Position of the chosen option, from 0, one for each question.</param>
    /// <exception cref="ArgumentException">There are more or fewer answers than questions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A question has no such option.</exception>
    public static QuizScore Score(QuestionSet questions, IReadOnlyList<int> options)
    {
        if (questions.Questions.Count != options.Count)
        {
            throw new ArgumentException("There must be one answer for each question.", nameof(options));
        }

        var answers = new AnsweredQuestion[options.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var question = questions.Questions[i];
            answers[i] = new AnsweredQuestion(question, question.Options[options[i]]);
        }

        return new QuizScore(answers);
    }
}
