using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Lessons;

/// <summary>
/// What was read of a lesson's three files, whatever the rest of the content says: made once for the same bytes and never
/// changed. <see cref="LessonRendering"/> makes a lesson of it.
/// </summary>
/// <param name="Slug">Name of the folder.</param>
/// <param name="Hash">Hash of the files.</param>
/// <param name="Data">What <c>lesson.yml</c> says; null when it can't be read.</param>
/// <param name="Texts">The texts that could be read.</param>
/// <param name="Problems">What was found on the way.</param>
internal sealed record LessonDocument(
    string Slug, string Hash, LessonData? Data, IReadOnlyList<(ParsedText Text, LessonWords Words)> Texts, IReadOnlyList<ProblemList> Problems)
{
    private static readonly TextRules Rules = new(FrontMatter.MaxKilobytes, AllowsOptions: false) { Blocks = [.. ContentBlock.Names, .. LessonPart.Blocks] };

    /// <summary>Whether there is enough of it to make a lesson.</summary>
    public bool IsWhole => Data is not null && Texts.Count == Language.All.Count && Problems.All(list => list.Problems.Count == 0);

    /// <summary>Anchors of the lesson's page: sections that it shows, and stages.</summary>
    public IEnumerable<string> Anchors =>
        [LessonPart.Goal, LessonPart.Outcomes, LessonPart.Know, LessonPart.Stages, .. Data!.Stages.Select(stage => stage.Id), LessonPart.Remember, LessonPart.Home];

    /// <summary>Reads a lesson's files.</summary>
    /// <param name="slug">Name of the folder.</param>
    /// <param name="hash">Hash of the files.</param>
    /// <param name="dataFile"><c>lesson.yml</c>; null when it is missing.</param>
    /// <param name="textFiles">The texts that are there, in the order of the languages.</param>
    public static LessonDocument Read(string slug, string hash, ContentFile? dataFile, IEnumerable<(Language Language, ContentFile File)> textFiles)
    {
        var folder = $"{Lesson.Folder}/{slug}";
        var problems = new ProblemList($"{folder}/{LessonYamlReader.File}");
        if (!ContentPath.IsFolder(folder))
        {
            problems.Add(1, "bad-path.folder");
        }

        var data = dataFile is not null && FrontMatter.TextOf(dataFile, problems) is { } yaml ? LessonYamlReader.Read(yaml, problems) : null;
        var isRead = problems.Problems.Count == 0;
        if (data is not null && isRead)
        {
            LessonValidator.Validate(slug, data, problems);
        }

        var all = new List<ProblemList> { problems };
        var texts = new List<(ParsedText Text, LessonWords Words)>();
        foreach (var (language, file) in textFiles)
        {
            var found = new ProblemList(file.Path);
            all.Add(found);
            // Without the stages of lesson.yml every section of a text would seem strange.
            if (ParsedText.Read(language, file, found, Rules) is { } text && data is not null && isRead
                && text.Inspect(tree => LessonMarkdownReader.Read(tree, data, text.BodyLine, found)) is { } words)
            {
                texts.Add((text, words));
            }
        }

        if (texts.Count == Language.All.Count)
        {
            all.Add(texts[1].Text.CompareWith(texts[0].Text));
        }

        return new LessonDocument(slug, hash, data, texts, all);
    }
}
