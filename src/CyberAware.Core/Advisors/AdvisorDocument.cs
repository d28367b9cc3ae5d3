using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Advisors;

/// <summary>
/// What was read of a helper's three files, whatever the rest of the content says. Each file is read once for the same bytes,
/// since the longest helpers have texts of a hundred kilobytes. <see cref="AdvisorRendering"/> makes a helper of it.
/// </summary>
/// <param name="Slug">Name of the folder.</param>
/// <param name="Hash">Hash of the files.</param>
/// <param name="Data">What <c>advisor.yml</c> says; null when it can't be read.</param>
/// <param name="Texts">The texts that could be read.</param>
/// <param name="IsSound">Whether nothing is wrong with any of them.</param>
internal sealed record AdvisorDocument(string Slug, string Hash, AdvisorData? Data, IReadOnlyList<AdvisorTextDocument> Texts, bool IsSound)
{
    // Thirty outcomes are as long as thirty pages.
    private static readonly TextRules Rules = new(MaxKilobytes: 256, AllowsOptions: true);

    /// <summary>Whether there is enough of it to make a helper.</summary>
    public bool IsWhole => IsSound && Data is not null && Texts.Count == Language.All.Count;

    /// <summary>Anchors of the page with the whole helper: questions, outcomes and what they hold, actions.</summary>
    public IEnumerable<string> Anchors => Texts[0].Text.Anchors.Concat(Data!.Actions.Select(id => Advisor.ActionAnchor + id));

    /// <summary>Reads a helper's files.</summary>
    /// <param name="slug">Name of the folder.</param>
    /// <param name="load">Has the files, and hears what is wrong with them.</param>
    public static AdvisorDocument Read(string slug, ContentLoad load)
    {
        var folder = $"{Advisor.Folder}/{slug}";
        var dataFile = load.Require(folder, "advisor.yml");
        var data = dataFile is null ? null : load.ReadOnce(dataFile, problems => ReadData(dataFile, problems));
        var isSound = data?.IsSound == true;
        if (!ContentPath.IsFolder(folder))
        {
            load.ProblemsOf($"{folder}/advisor.yml").Add(1, "bad-path.folder");
            isSound = false;
        }

        var files = new List<ContentFile>();
        var texts = new List<AdvisorTextDocument>();
        foreach (var language in Language.All)
        {
            if (load.Require(folder, $"{language}.md") is { } file)
            {
                files.Add(file);
                var text = load.ReadOnce(file, problems => ParsedText.Read(language, file, problems, Rules));
                // Without the questions of advisor.yml every section of a text would seem strange.
                if (text is not null && data is { IsRead: true } && load.ReadOnce(file.Path, [file, dataFile], () => ReadText(text, data.Data, [file, dataFile!])) is { } read)
                {
                    texts.Add(read);
                    isSound &= text.IsSound && read.IsSound;
                }
            }
        }

        if (texts is [var first, var second])
        {
            var differences = second.Text.CompareWith(first.Text);
            second.Words.CompareWith(first.Words, differences);
            load.Report([differences]);
            isSound &= differences.Problems.Count == 0;
        }

        return new AdvisorDocument(slug, ContentFile.VersionOf(dataFile is null ? files : [dataFile, .. files]), data?.Data, texts, isSound);
    }

    private static DataFile? ReadData(ContentFile file, ProblemList problems)
    {
        if (FrontMatter.TextOf(file, problems) is not { } yaml || AdvisorYamlReader.Read(yaml, problems) is not { } data)
        {
            return null;
        }

        var isRead = problems.Problems.Count == 0;
        if (isRead)
        {
            new AdvisorValidator(data, problems).Validate();
        }

        return new DataFile(data, isRead, problems.Problems.Count == 0);
    }

    private static (AdvisorTextDocument? Text, IReadOnlyList<ProblemList> Problems) ReadText(ParsedText text, AdvisorData data, IEnumerable<ContentFile> files)
    {
        var problems = text.NewProblems();
        var words = text.Inspect(tree => AdvisorMarkdownReader.Read(tree, data, text.BodyLine, problems));
        return (words is null ? null : new AdvisorTextDocument(text, words, ContentFile.VersionOf(files), problems.Problems.Count == 0), [problems]);
    }

    private sealed record DataFile(AdvisorData Data, bool IsRead, bool IsSound);
}

/// <summary>One language of a helper that has been read.</summary>
/// <param name="Text">The text.</param>
/// <param name="Words">Its questions and outcomes.</param>
/// <param name="Hash">Hash of its file and of <c>advisor.yml</c>.</param>
/// <param name="IsSound">Whether the words fit <c>advisor.yml</c>.</param>
internal sealed record AdvisorTextDocument(ParsedText Text, AdvisorWords Words, string Hash, bool IsSound);
