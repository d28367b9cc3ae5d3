using System.Collections.Concurrent;
using CyberAware.Core.Documents;

namespace CyberAware.Core.Wording;

/// <summary>
/// What an editor would mark in a line, whatever stands around it. It is kept by the line's words, since who writes changes
/// one line of many. Used by any number of checks at once.
/// </summary>
/// <param name="words">The editors' own rules.</param>
internal sealed class LineMarks(WordList words)
{
    // Characters; three times those of the whole content.
    private const int Most = 8_000_000;

    private readonly ConcurrentDictionary<WordingLine, IReadOnlyList<ContentProblem>> known = new();
    private int size;

    /// <summary>The editors' own rules.</summary>
    public WordList Words => words;

    /// <summary>Faults and warnings of a line.</summary>
    public IEnumerable<ContentProblem> Of(WordingLine line)
    {
        if (Volatile.Read(ref size) > Most)
        {
            known.Clear();
            Volatile.Write(ref size, 0);
        }

        return known.GetOrAdd(line with { Line = 1 }, Find).Select(problem => problem with { Line = line.Line });
    }

    private IReadOnlyList<ContentProblem> Find(WordingLine line)
    {
        Interlocked.Add(ref size, line.Text.Length + line.Source.Length);
        var problems = new ProblemList(line.File);
        foreach (var (code, rule) in LineRules.All)
        {
            foreach (var fault in rule(line))
            {
                problems.AddFault(line.Line, code, fault);
            }
        }

        foreach (var word in line.Language == Language.Russian ? LineRules.KazakhLetters(line.Text, words.KazakhNames) : [])
        {
            problems.AddFault(line.Line, "kazakh-letters", word);
        }

        foreach (var avoided in words.Avoid)
        {
            foreach (var fault in avoided.In(line))
            {
                if (avoided.IsDoubt)
                {
                    problems.AddWarning(line.Line, "wording-doubt", fault, avoided.Instead);
                }
                else
                {
                    problems.AddFault(line.Line, "wording", fault, avoided.Instead);
                }
            }
        }

        return problems.Problems;
    }
}
