namespace CyberAware.Core.Advisors;

/// <summary>Every way through a helper, from the first question to an end.</summary>
public static class AdvisorPaths
{
    /// <summary>All paths, in the order of the options. There may be very many: take them one by one.</summary>
    public static IEnumerable<IReadOnlyList<AdvisorAnswer>> All(Advisor advisor) => From(advisor, advisor.Questions[0], []);

    /// <summary>The options of a path, as they stand in addresses.</summary>
    public static IEnumerable<string> OptionsOf(IReadOnlyList<AdvisorAnswer> path) => path.Select(answer => answer.Option.Id);

    /// <summary>How many paths there are, and how many questions the longest one asks.</summary>
    public static (int Count, int Longest) Measure(Advisor advisor) =>
        All(advisor).Aggregate((Count: 0, Longest: 0), (so, path) => (so.Count + 1, Math.Max(so.Longest, path.Count)));

    private static IEnumerable<IReadOnlyList<AdvisorAnswer>> From(Advisor advisor, AdvisorQuestion question, IReadOnlyList<AdvisorAnswer> before)
    {
        foreach (var option in question.Options)
        {
            IReadOnlyList<AdvisorAnswer> path = [.. before, new AdvisorAnswer(question, option)];
            if (option.Next is null)
            {
                yield return path;
                continue;
            }

            foreach (var whole in From(advisor, advisor.Question(option.Next), path))
            {
                yield return whole;
            }
        }
    }
}
