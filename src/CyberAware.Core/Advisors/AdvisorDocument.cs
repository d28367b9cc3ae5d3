using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Advisors;

/// <summary>
/// What was read of a helper's three files, whatever the rest of the content says: made once for the same bytes and never
/// changed. <see cref="AdvisorRendering"/> makes a helper of it.
/// </summary>
/// <param name="Slug">Name of the folder.</param>
/// <param name="Hash">Hash of the files.</param>
/// <param name="Data">What <c>advisor.yml</c> says; null when it can't be read.</param>
/// <param name="Texts">The texts that could be read, with their questions and outcomes.</param>
/// <param name="Problems">What was found on the way.</param>
internal sealed record AdvisorDocument(
    string Slug, string Hash, AdvisorData? Data, IReadOnlyList<(ParsedText Text, AdvisorWords Words)> Texts, IReadOnlyList<ProblemList> Problems)
{
    // Thirty outcomes are as long as thirty pages.
    private static readonly TextRules Rules = new(MaxKilobytes: 256, AllowsOptions: true);

    /// <summary>Whether there is enough of it to make a helper.</summary>
    public bool IsWhole => Data is not null && Texts.Count == Language.All.Count && Problems.All(list => list.Problems.Count == 0);

    /// <summary>Anchors of the page with the whole helper: questions, outcomes and what they hold, actions.</summary>
    public IEnumerable<string> Anchors => Texts[0].Text.Anchors.Concat(Data!.Actions.Select(id => Advisor.ActionAnchor + id));

    /// <summary>Reads a helper's files.</summary>
    /// <param name="slug">Name of the folder.</param>
    /// <param name="hash">Hash of the files.</param>
    /// <param name="dataFile"><c>advisor.yml</c>; null when it is missing.</param>
    /// <param name="textFiles">The texts that are there, in the order of the languages.</param>
    public static AdvisorDocument Read(string slug, string hash, ContentFile? dataFile, IEnumerable<(Language Language, ContentFile File)> textFiles)
    {
        var folder = $"{AdvisorReader.Name}/{slug}";
        var problems = new ProblemList($"{folder}/advisor.yml");
        if (!ContentPath.IsFolder(folder))
        {
            problems.Add(1, "bad-path.folder");
        }

        var data = dataFile is not null && FrontMatter.TextOf(dataFile, problems) is { } yaml ? AdvisorYamlReader.Read(yaml, problems) : null;
        var isRead = problems.Problems.Count == 0;
        if (data is not null && isRead)
        {
            new AdvisorValidator(data, problems).Validate();
        }

        var all = new List<ProblemList> { problems };
        var texts = new List<(ParsedText Text, AdvisorWords Words)>();
        foreach (var (language, file) in textFiles)
        {
            var found = new ProblemList(file.Path);
            all.Add(found);
            // Without the questions of advisor.yml every section of a text would seem strange.
            if (ParsedText.Read(language, file, found, Rules) is { } text && data is not null && isRead
                && text.Inspect(tree => AdvisorMarkdownReader.Read(tree, data, text.BodyLine, found)) is { } words)
            {
                texts.Add((text, words));
            }
        }

        if (texts.Count == Language.All.Count)
        {
            texts[1].Text.CompareWith(texts[0].Text);
            texts[1].Words.CompareWith(texts[0].Words, all[^1]);
        }

        return new AdvisorDocument(slug, hash, data, texts, all);
    }
}
