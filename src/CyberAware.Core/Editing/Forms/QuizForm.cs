using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;

namespace CyberAware.Core.Editing.Forms;

/// <summary>The form of a quiz: each question with its options and their explanations, both languages side by side.</summary>
internal static class QuizForm
{
    private static readonly string[] Keys = ["order", "icon", "audience", "counts-only", "page", "sources", "reviewed", "review-by", "refresher", "questions"];
    private static readonly string[] QuestionKeys = ["id", "principle", "form", "topic", "difficulty", "channel", "message", "indicator", "right", "options"];
    private static readonly string[] OptionKeys = ["id", "action"];
    private static readonly string[] Difficulties = ["1", "2", "3"];
    private static readonly string[] Forms = ["a", "b"];

    public static IReadOnlyList<FormSection> Layout(FormFiles files)
    {
        var parts = new FormParts(files);
        var questions = files.Data.Yaml.Items("questions");
        return
        [
            new FormSection("Quiz.questions")
            {
                Sections = [.. questions.Select((_, at) => Question(files, parts, $"questions/{at}"))],
                Add = new FormAction("Quiz.question", "add:questions", FormParts.AllFiles, AddQuestion)
                {
                    TakenIds = [.. questions.Select((_, at) => files.Data.Value($"questions/{at}/id")).OfType<string>()],
                },
            },
            parts.Head(),
            new FormSection("Quiz")
            {
                Fields =
                [
                    parts.Data("Reviewed", "reviewed", FieldKind.Date, Keys, true),
                    parts.Data("ReviewBy", "review-by", FieldKind.Date, Keys, true),
                    PageForm.Sources(parts, Keys),
                    parts.Choice("Quiz.audience", "audience", Quiz.Audiences, Keys),
                    parts.Data("Quiz.page", "page", FieldKind.Line, Keys, true, 120).PointingTo(FieldTarget.Page),
                    parts.Data("Order", "order", FieldKind.Whole, Keys, true),
                    parts.Choice("Icon", "icon", PageSettings.Icons, Keys),
                    parts.Data("Quiz.counts-only", "counts-only", FieldKind.Flag, Keys),
                ],
            },
        ];
    }

    private static FormSection Question(FormFiles files, FormParts parts, string path)
    {
        var id = files.Data.Value(path + "/id") ?? "";
        var options = files.Data.Yaml.Items(path + "/options").Select((_, at) => (Path: $"{path}/options/{at}", Id: files.Data.Value($"{path}/options/{at}/id") ?? "")).ToList();
        var titles = options.DistinctBy(option => option.Id).ToDictionary(option => option.Id, option => files.Words(FormFile.OptionPath(id, option.Id)));
        return new FormSection("Quiz.question")
        {
            Title = files.Words(FormFile.HeadingPath(id)),
            Id = id,
            IsOneOfMany = true,
            Fields =
            [
                parts.Both("Quiz.heading", FormFile.HeadingPath(id), FieldKind.Text, 0, true),
                parts.Both("Quiz.stem", FormFile.StemPath(id), FieldKind.Markup, 0, true),
                new FormField("Quiz.right", [parts.Cell(FormFiles.Shared, path + "/right/0", FieldKind.Choice) with { IsRequired = true, Choices = [.. titles.Keys], ChoiceTitles = titles }]),
                parts.Choice("Quiz.topic", path + "/topic", QuizTopic.All, QuestionKeys),
                parts.Choice("Quiz.form", path + "/form", Forms, QuestionKeys),
                parts.Choice("Quiz.difficulty", path + "/difficulty", Difficulties, QuestionKeys),
                parts.Choice("Quiz.channel", path + "/channel", Quizzes.Question.Channels, QuestionKeys, false),
                parts.Choice("Quiz.message", path + "/message", Quizzes.Question.Messages, QuestionKeys, false),
                parts.Data("Quiz.principle", path + "/principle", FieldKind.Line, QuestionKeys, true, 60),
                parts.Data("Quiz.indicator", path + "/indicator", FieldKind.Line, QuestionKeys, false, 120).PointingTo(FieldTarget.Indicator),
            ],
            Sections = [.. options.Select(option => Option(files, parts, id, option.Path, option.Id))],
            Add = FormParts.AddOption(files, "Quiz.option", path + "/options", id, name => $"id: {name}\naction: \"\"", QuestionKeys),
            Remove = FormParts.RemoveSection("Remove", path, id),
        };
    }

    private static FormSection Option(FormFiles files, FormParts parts, string question, string path, string id) => new("Quiz.option")
    {
        Title = files.Words(FormFile.OptionPath(question, id)),
        Id = id,
        Fields =
        [
            parts.Both("Quiz.optionText", FormFile.OptionPath(question, id), FieldKind.Text, 0, true),
            parts.Both("Quiz.explanation", FormFile.ExplanationPath(question, id), FieldKind.Markup, 0, true),
            parts.Data("Quiz.action", path + "/action", FieldKind.Line, OptionKeys, false, 60).PointingTo(FieldTarget.Action),
        ],
        Remove = FormParts.RemoveOption("Remove", path, question, id),
    };

    // Three options, of which the first is right until somebody says otherwise.
    private static FormFiles AddQuestion(FormFiles files, string id)
    {
        string[] options = ["one", "two", "three"];
        return files
            .WithYaml(FormFiles.Shared, yaml => yaml.Append(
                "questions",
                $"id: {id}\nprinciple: \"\"\nform: a\ntopic: {QuizTopic.All[0]}\ndifficulty: 1\nright: [one]\noptions:\n  - id: one\n  - id: two\n    action: \"\"\n  - id: three\n    action: \"\"",
                Keys))
            .WithTexts(text => text.AddSection(null, $"## {{#{id}}}" + string.Concat(options.Select(option => $"\n\n- {{#{option}}}"))));
    }
}
