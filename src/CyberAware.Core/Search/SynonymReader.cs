using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Search;

/// <summary>Reads <c>site/synonyms.yml</c>.</summary>
/// <param name="pages">Pages that answer words.</param>
internal sealed class SynonymReader(PageReader pages) : ContentReader
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
        var (targets, problems) = (pages.GetTargets(load), load.ProblemsOf(File));
        for (var i = 0; i < synonyms.Count; i++)
        {
            if (synonyms[i].Page is { } page)
            {
                synonyms[i] = synonyms[i] with { Page = load.CurrentPathOf(page) };
                CheckPlace(synonyms[i], targets, problems);
            }

            if (synonyms[i].Contact is { } contact && !targets.Contacts.ContainsKey(contact) && !targets.IsUnreadable("site/contacts.yml"))
            {
                problems.Add(synonyms[i].ContactLine, "unknown-contact", contact, Nearest.Hint(contact, targets.Contacts.Keys));
            }
        }
    }

    private static void CheckPlace(SynonymGroup group, LinkTargets targets, ProblemList problems)
    {
        var path = group.Page!;
        if (targets.IsUnreadable(path))
        {
            return;
        }

        if (targets.AnchorsOf(path) is not { } anchors)
        {
            problems.Add(group.Line, "broken-link.key", "page", "/" + path, Nearest.Hint("/" + path, targets.Urls));
        }
        else if (group.Anchor is not null && !anchors.Contains(group.Anchor))
        {
            problems.Add(group.Line, "broken-anchor", "/" + path, group.Anchor, Nearest.Hint(group.Anchor, anchors));
        }
    }

    public override void Build(ContentParts parts) => parts.Add<IReadOnlyList<SynonymGroup>>(synonyms);

    private static IReadOnlyList<SynonymGroup> ReadGroups(string text, ProblemList problems)
    {
        var usedIds = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. YamlReader.OpenList(text, new ProblemText("what.synonyms"), problems).Select(reader => SynonymGroup.Read(reader, usedIds, problems))];
    }
}
