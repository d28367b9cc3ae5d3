namespace CyberAware.Core.Documents;

/// <summary>Guesses which known name an author meant.</summary>
internal static class Nearest
{
    /// <summary>A sentence that proposes the nearest known name; empty when none is near.</summary>
    /// <param name="typed">What stands in the text.</param>
    /// <param name="known">What may stand there.</param>
    public static object Hint(string typed, IEnumerable<string> known) =>
        To(typed, known) is { } nearest ? new ProblemText("hint.did-you-mean", nearest) : "";

    /// <summary>The known name that takes the fewest edits, at most one for each three characters; null when none is near.</summary>
    public static string? To(string typed, IEnumerable<string> known)
    {
        var most = Math.Max(1, typed.Length / 3);
        return known.Where(name => Math.Abs(name.Length - typed.Length) <= most)
            .Select(name => (Name: name, Edits: Edits(typed, name)))
            .Where(candidate => candidate.Edits <= most)
            .OrderBy(candidate => candidate.Edits).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    // Optimal string alignment: two neighbours that changed places are one edit.
    private static int Edits(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
