using System.Globalization;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Lessons;

/// <summary>Reads what has no language: <c>lesson.yml</c>.</summary>
internal static class LessonYamlReader
{
    public const string File = "lesson.yml";

    private const int MaxPath = 120;
    private const int MaxId = 60;

    public static LessonData? Read(string yaml, ProblemList problems)
    {
        if (YamlReader.Open(yaml, 1, File, problems) is not { } reader)
        {
            return null;
        }

        // Stages and cases become anchors of one text.
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var data = new LessonData(
            reader.OneOf("topic", Lesson.Topics),
            reader.StringList("forms", MaxId),
            ReadLength(reader),
            reader.Has("week") ? reader.Int("week") : null,
            reader.Text("page", MaxPath),
            reader.OptionalText("quiz", MaxId),
            reader.StringList("sources", MaxId),
            reader.Date("reviewed"),
            reader.Date("review-by"),
            [.. reader.Mappings("stages").Select(item => ReadStage(item, ids, problems))])
        {
            FormsLine = reader.LineOf("forms"),
            WeekLine = reader.LineOf("week"),
            PageLine = reader.LineOf("page"),
            QuizLine = reader.LineOf("quiz"),
            SourcesLine = reader.LineOf("sources"),
            StagesLine = reader.LineOf("stages"),
            Aliases = reader.StringList("aliases", MaxPath),
            AliasesLine = reader.LineOf("aliases"),
            Retired = ReadRetirement(reader),
            RetiredLine = reader.LineOf("retired"),
        };
        reader.RejectUnknownKeys();
        if (data.ReviewBy < data.Reviewed && data.ReviewBy != DateOnly.MinValue)
        {
            problems.Add(reader.LineOf("review-by"), "review-order");
        }

        return data;
    }

    private static int ReadLength(YamlReader reader) =>
        int.TryParse(
            reader.OneOf("minutes", [.. Lesson.Lengths.Select(length => length.ToString(CultureInfo.InvariantCulture))]),
            NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;

    private static LessonRetirement? ReadRetirement(YamlReader reader)
    {
        if (!reader.Has("retired") || reader.Mapping("retired") is not { } entry)
        {
            return null;
        }

        var retired = new LessonRetirement(entry.Date("on"), entry.Text("successor", MaxPath));
        entry.RejectUnknownKeys();
        return retired;
    }

    private static LessonStageData ReadStage(YamlReader reader, HashSet<string> ids, ProblemList problems)
    {
        var stage = new LessonStageData(
            reader.Id(ids),
            reader.Int("minutes"),
            reader.OneOf("method", Lesson.Methods),
            reader.Has("cases") ? [.. reader.Mappings("cases").Select(item => ReadCase(item, ids, problems))] : [],
            reader.Line);
        reader.RejectUnknownKeys();
        return stage;
    }

    // Whether a case is in order decides what the class learns, so it is never left to a default.
    private static LessonCaseData ReadCase(YamlReader reader, HashSet<string> ids, ProblemList problems)
    {
        var data = new LessonCaseData(reader.Id(ids), reader.Bool("genuine"), reader.Line);
        if (!reader.Has("genuine"))
        {
            problems.Add(reader.Line, "missing-key", File, "genuine");
        }

        reader.RejectUnknownKeys();
        return data;
    }
}
