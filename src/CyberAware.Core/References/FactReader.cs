using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.References;

/// <summary>Reads files that are lists of facts with ids.</summary>
/// <param name="what">What one fact is called in a message.</param>
internal abstract class FactReader<T>(ProblemText what) : ContentReader
{
    private readonly Dictionary<string, T> facts = new(StringComparer.Ordinal);

    /// <summary>All facts, by id; of two with the same id the first one counts.</summary>
    public IReadOnlyDictionary<string, T> Facts => facts;

    /// <summary>Whether all files could be read: only then is an id that nobody knows a slip of who uses it.</summary>
    public bool IsWhole { get; private set; } = true;

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        foreach (var list in files.Where(file => Knows(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var problems = load.ProblemsOf(list.Path);
            foreach (var reader in FrontMatter.TextOf(list, problems) is { } text ? YamlReader.OpenList(text, what, problems) : [])
            {
                var (id, fact) = ReadFact(reader, problems);
                facts.TryAdd(id, fact);
            }

            if (problems.Problems.Count > 0)
            {
                load.Unreadable.Add(list.Path);
                IsWhole = false;
            }
        }
    }

    public override void Build(ContentParts parts) => parts.Add(Facts);

    /// <summary>Reads one fact of the list.</summary>
    protected abstract (string Id, T Fact) ReadFact(YamlReader reader, ProblemList problems);
}
