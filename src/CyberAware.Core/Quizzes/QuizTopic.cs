using System.Diagnostics.CodeAnalysis;

namespace CyberAware.Core.Quizzes;

/// <summary>What questions and actions are about.</summary>
public static class QuizTopic
{
    /// <summary>
    /// All topics. A topic's place is its letter in addresses (see <see cref="Code"/>), which readers keep in
    /// their calendars: a new one is added at the end, none is ever moved or removed.
    /// </summary>
    public static readonly IReadOnlyList<string> All =
    [
        "digital-signature", "passwords", "email", "antivirus", "updates", "social-engineering", "backup",
        "fraud", "data-rights", "child", "shopping",
        "security-policy", "awareness", "incidents", "risks", "privileges", "removable-media", "monitoring",
        "secure-configuration", "malware", "network",
    ];

    /// <summary>A letter for each topic, in alphabetical order, each once.</summary>
    /// <param name="topics">Topics of <see cref="All"/>.</param>
    public static string Code(IEnumerable<string> topics) =>
        string.Concat(topics.Select(topic => (char)('a' + IndexOf(topic))).Distinct().Order());

    /// <summary>Reads what <see cref="Code"/> writes.</summary>
    /// <param name="code">Letters from an address.</param>
    /// <param name="topics">The topics; empty when the code is none.</param>
    /// <returns>Whether the code is one.</returns>
    public static bool TryRead([NotNullWhen(true)] string? code, out IReadOnlyList<string> topics)
    {
        topics = [];
        if (code is null || code.Length == 0 || code.Length > All.Count || code.Any(letter => letter < 'a' || letter - 'a' >= All.Count))
        {
            return false;
        }

        var read = code.Select(letter => All[letter - 'a']).ToList();
        if (Code(read) != code)
        {
            return false;
        }

        topics = read;
        return true;
    }

    private static int IndexOf(string topic)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == topic)
            {
                return i;
            }
        }

        throw new ArgumentException($"'{topic}' is no topic.", nameof(topic));
    }
}
