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
        var usedIds = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var problems = load.ProblemsOf(file.Path);
            if (FrontMatter.TextOf(file, problems) is { } text)
            {
                synonyms.AddRange(YamlReader.OpenList(text, new ProblemText("what.synonyms"), problems)
                    .Select(reader => SynonymGroup.Read(reader, usedIds, problems)));
            }
        }
    }

    public override void Validate(ContentLoad load)
    {
        foreach (var group in synonyms.Where(group => group.Page is { } page && !load.Pages.Contains(page)))
        {
            load.ProblemsOf(File).Add(group.Line, "broken-link.key", "page", "/" + group.Page, Nearest.Hint("/" + group.Page, load.Pages.Select(page => "/" + page)));
        }
    }

    public override void Build(ContentParts parts) => parts.Add<IReadOnlyList<SynonymGroup>>(synonyms);
}
