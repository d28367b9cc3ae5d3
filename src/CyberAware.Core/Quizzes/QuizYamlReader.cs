using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Quizzes;

/// <summary>Reads what has no language: <c>quiz.yml</c>.</summary>
internal static class QuizYamlReader
{
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
