using System.Security.Cryptography;
using System.Text;

namespace CyberAware.Core.Quizzes;

/// <summary>The questions of one sitting, in order: a quiz's own or a refresher's.</summary>
public sealed class QuestionSet
{
    /// <summary>A set of questions, which may be empty.</summary>
    public QuestionSet(IReadOnlyList<Question> questions)
    {
        Questions = questions;
        Version = VersionOf(questions);
    }

    /// <summary>The questions in order.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>
    /// Hash of ids, options, right answers and wording in both languages: answers of one version are comparable.
    /// Explanations don't count; a better one leaves a result what it was.
    /// </summary>
    /// <value>Eight lower-case hexadecimal digits.</value>
    public string Version { get; }

    /// <summary>The topics of the questions, each once, in order of their first question.</summary>
    public IReadOnlyList<string> Topics => [.. Questions.Select(question => question.Topic).Distinct()];

    private static string VersionOf(IReadOnlyList<Question> questions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in questions.SelectMany(PartsOf))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    private static IEnumerable<string> PartsOf(Question question) =>
    [
        question.Id, question.Topic, question.Message ?? "", question.Options[question.Right].Id,
        .. question.Options.Select(option => option.Id),
        .. Language.All.SelectMany(language => new[] { question[language].Heading }
            .Concat(question[language].Situation).Concat(question[language].Quotation)
            .Concat(question.Options.Select(option => option[language].Text))),
        "\n",
    ];
}
