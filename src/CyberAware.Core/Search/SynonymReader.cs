using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Search;

/// <summary>Reads <c>site/synonyms.yml</c>.</summary>
internal sealed class SynonymReader : ContentReader
{
    private const string File = "site/synonyms.yml";

    private readonly List<SynonymGroup> synonyms = [];

    public override bool Owns(string path) => path == File;

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        foreach (var file in files)
        {
            synonyms.AddRange(load.ReadOnce(file, problems => FrontMatter.TextOf(file, problems) is { } text ? ReadGroups(text, problems) : null) ?? []);
        }
    }

    public override void Validate(ContentLoad load)
    {
        for (var i = 0; i < synonyms.Count; i++)
        {
            if (synonyms[i].Page is not { } page)
            {
                continue;
            }

            synonyms[i] = synonyms[i] with { Page = load.CurrentPathOf(page) };
            if (!load.Pages.Contains(synonyms[i].Page!))
            {
                load.ProblemsOf(File).Add(synonyms[i].Line, "broken-link.key", "page", "/" + page, Nearest.Hint("/" + page, load.Pages.Select(path => "/" + path)));
            }
        }
    }

    public override void Build(ContentParts parts) => parts.Add<IReadOnlyList<SynonymGroup>>(synonyms);

    private static IReadOnlyList<SynonymGroup> ReadGroups(string text, ProblemList problems)
    {
        var usedIds = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. YamlReader.OpenList(text, new ProblemText("what.synonyms"), problems).Select(reader => SynonymGroup.Read(reader, usedIds, problems))];
    }
}
