using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Quizzes;

/// <summary>Reads what has no language: <c>quiz.yml</c> and the actions.</summary>
internal static class QuizYamlReader
{
    /// <summary>Most words of an action's text.</summary>
    public const int MaxActionWords = 14;

    /// <summary>Most words of an action's reason.</summary>
    public const int MaxReasonWords = 25;

    private const string Steps = "steps";

    public static QuizData? Read(string yaml, ProblemList problems)
    {
        if (YamlReader.Open(yaml, 1, "quiz.yml", problems) is not { } reader)
        {
            return null;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var data = new QuizData(
            reader.Int("order"),
            reader.OneOf("icon", PageSettings.Icons),
            reader.OneOf("audience", Quiz.Audiences),
            reader.Bool("counts-only"),
            reader.Text("page", 120),
            reader.Date("reviewed"),
            reader.Date("review-by"),
            reader.Has("refresher") && reader.OneOf("refresher", [Steps]) == Steps,
            [.. reader.Mappings("questions").Select(item => ReadQuestion(item, ids, problems))])
        {
            AudienceLine = reader.LineOf("audience"),
            PageLine = reader.LineOf("page"),
            QuestionsLine = reader.LineOf("questions"),
        };
        PageSettings.ReadSources(reader, "quiz.yml", problems);
        reader.RejectUnknownKeys();

        if (data.ReviewBy < data.Reviewed && data.ReviewBy != DateOnly.MinValue)
        {
            problems.Add(reader.LineOf("review-by"), "review-order");
        }

        if (data.Page.Length > 0 && !ContentPath.IsAddress(data.Page))
        {
            problems.Add(data.PageLine, "bad-path", data.Page);
        }

        return data with { Page = data.Page.TrimStart('/') };
    }

    /// <summary>Reads the actions of a topic.</summary>
    /// <param name="topic">The topic, which is the file's name.</param>
    /// <param name="yaml">The file's text.</param>
    /// <param name="usedIds">Ids of all actions so far; receives these.</param>
    /// <param name="problems">Problems of the file.</param>
    public static IEnumerable<QuizAction> ReadActions(string topic, string yaml, ISet<string> usedIds, ProblemList problems) =>
        YamlReader.OpenList(yaml, new ProblemText("what.action"), problems).Select(reader => ReadAction(topic, reader, usedIds, problems));

    private static QuizAction ReadAction(string topic, YamlReader reader, ISet<string> usedIds, ProblemList problems)
    {
        var id = reader.Id(usedIds);
        var weight = reader.Int("weight");
        var link = reader.Text("link", 160);
        var text = ReadBoth(reader, "text", MaxActionWords, problems);
        var reason = ReadBoth(reader, "reason", MaxReasonWords, problems);
        reader.RejectUnknownKeys();

        if (weight is < 1 or > 3 && reader.Has("weight"))
        {
            problems.Add(reader.LineOf("weight"), "out-of-range.weight");
        }

        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
        if (link.Length > 0 && !ContentPath.IsAddress(path))
        {
            problems.Add(reader.LineOf("link"), "bad-path.anchor", link);
        }

        return new QuizAction(
            id, topic, weight, path.TrimStart('/'), anchor,
            Language.All.ToDictionary(language => language, language => new ActionText(text[language], reason[language])))
        { Line = reader.LineOf("link") };
    }

    private static Dictionary<Language, string> ReadBoth(YamlReader reader, string key, int maxWords, ProblemList problems)
    {
        var texts = reader.Mapping(key);
        var both = Language.All.ToDictionary(language => language, language => texts?.Text(language.Tag, 240) ?? "");
        texts?.RejectUnknownKeys();
        foreach (var (language, text) in both.Where(entry => WordCount.Count(entry.Value) > maxWords))
        {
            problems.Add(texts!.LineOf(language.Tag), "too-many-words", key, WordCount.Count(text), maxWords);
        }

        return both;
    }

    private static QuestionData ReadQuestion(YamlReader reader, HashSet<string> ids, ProblemList problems)
    {
        var optionIds = new HashSet<string>(StringComparer.Ordinal);
        var id = reader.Id(ids);
        var question = new QuestionData(
            id,
            reader.Text("principle", 60),
            reader.OneOf("form", [QuestionData.Asked, QuestionData.Parallel]),
            reader.OneOf("topic", QuizTopic.All),
            reader.Int("difficulty"),
            reader.Has("channel") ? reader.OneOf("channel", Question.Channels) : null,
            reader.Has("message") ? reader.OneOf("message", Question.Messages) : null,
            reader.OptionalText("indicator", 120),
            reader.StringList("right", 60),
            [.. reader.Mappings("options").Select(item => ReadOption(item, optionIds))],
            reader.Line);
        if (!reader.Has("right"))
        {
            problems.Add(reader.Line, "missing-key", new ProblemText("what.question", id), "right");
        }

        reader.RejectUnknownKeys();

        if (question.Difficulty is < 1 or > 3 && reader.Has("difficulty"))
        {
            problems.Add(reader.LineOf("difficulty"), "out-of-range.difficulty");
        }

        return question;
    }

    private static OptionData ReadOption(YamlReader reader, HashSet<string> ids)
    {
        var option = new OptionData(reader.Id(ids), reader.OptionalText("action", 60), reader.Line);
        reader.RejectUnknownKeys();
        return option;
    }
}
