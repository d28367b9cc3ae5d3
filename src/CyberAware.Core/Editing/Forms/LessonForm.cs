using System.Globalization;
using CyberAware.Core.Lessons;
using CyberAware.Core.Text;

namespace CyberAware.Core.Editing.Forms;

/// <summary>The form of a lesson: its stages with what teacher and pupils do, the cases, questions and sheets, both languages side by side.</summary>
internal static class LessonForm
{
    private static readonly string[] Keys =
        ["topic", "forms", "minutes", "week", "page", "quiz", "aliases", "retired", "sources", "reviewed", "review-by", "stages", "on", "successor"];

    private static readonly string[] StageKeys = ["id", "minutes", "method", "cases"];
    private static readonly string[] CaseKeys = ["id", "genuine"];
    private static readonly string[] YesOrNo = ["true", "false"];

    public static IReadOnlyList<FormSection> Layout(FormFiles files)
    {
        var parts = new FormParts(files);
        return [Stages(files, parts), Texts(parts), Questions(files, parts), parts.Head(), Plan(files, parts), Settings(parts)];
    }

    private static FormSection Stages(FormFiles files, FormParts parts) => new("Lesson.stages")
    {
        Sections = [.. files.Data.Yaml.Items("stages").Select((_, at) => Stage(files, parts, $"stages/{at}"))],
        Add = new FormAction("Lesson.stage", "add:stages", FormParts.AllFiles, AddStage) { TakenIds = Anchors(files) },
    };

    private static FormSection Stage(FormFiles files, FormParts parts, string path)
    {
        var id = files.Data.Value(path + "/id") ?? "";
        var cases = CasesOf(files, path);
        return new FormSection("Lesson.stage")
        {
            Title = files.Words(FormFile.HeadingPath(id)),
            Id = id,
            IsOneOfMany = true,
            Fields =
            [
                parts.Both("Lesson.stageTitle", FormFile.HeadingPath(id), FieldKind.Text, 0, true),
                parts.Data("Lesson.stageMinutes", path + "/minutes", FieldKind.Whole, StageKeys, true),
                parts.Choice("Lesson.method", path + "/method", Lesson.Methods, StageKeys),
                .. LessonPart.StageBlocks.Select(block => parts.Both($"Lesson.{block}", FormFile.BlockPath(id, block), FieldKind.Markup, 0, true)),
                parts.Both("Lesson.screen", FormFile.BlockPath(id, LessonPart.Screen), FieldKind.Markup),
            ],
            Sections = [.. cases.Select((name, at) => Case(files, parts, $"{path}/cases", at, name))],
            Add = new FormAction("Lesson.case", $"add:{path}/cases", FormParts.AllFiles, (all, name) => AddCase(all, path, name)) { TakenIds = Anchors(files) },
            Remove = Remove(path, () => path, [id, .. cases]),
        };
    }

    private static FormSection Case(FormFiles files, FormParts parts, string list, int at, string id)
    {
        var path = $"{list}/{at}";
        return new FormSection("Lesson.case")
        {
            Title = files.Words(FormFile.HeadingPath(id)),
            Id = id,
            Fields =
            [
                parts.Both("Lesson.caseTitle", FormFile.HeadingPath(id), FieldKind.Text, 0, true),
                parts.Both("Lesson.caseText", FormFile.AbovePath(id, LessonPart.Answer), FieldKind.Markup, 0, true),
                parts.Choice("Lesson.genuine", path + "/genuine", YesOrNo, CaseKeys),
                parts.Both("Lesson.answer", FormFile.BlockPath(id, LessonPart.Answer), FieldKind.Markup, 0, true),
            ],
            // A stage that has no case any longer has no list of them.
            Remove = Remove(path, () => files.Data.Yaml.Items(list).Count == 1 ? list : path, [id]),
        };
    }

    private static FormSection Texts(FormParts parts) => new("Lesson.texts")
    {
        Fields =
        [
            parts.Both("Lesson.goal", FormFile.TextPath(LessonPart.Goal), FieldKind.Markup, 0, true),
            parts.Both("Lesson.outcomes", FormFile.TextPath(LessonPart.Outcomes), FieldKind.Markup, 0, true),
            parts.Both("Lesson.know", FormFile.PartPath(LessonPart.Know), FieldKind.Markup, 0, true),
            parts.Both("Lesson.remember", FormFile.TextPath(LessonPart.Remember), FieldKind.Markup, 0, true),
            parts.Both("Lesson.handout", FormFile.PartPath(LessonPart.Handout), FieldKind.Markup, 0, true),
            parts.Both("Lesson.home", FormFile.PartPath(LessonPart.Home), FieldKind.Markup, 0, true),
        ],
    };

    private static FormSection Questions(FormFiles files, FormParts parts) => new("Lesson.questions")
    {
        Sections = [.. LessonPart.QuestionIds.Select((id, at) => new FormSection("Lesson.question")
        {
            Title = files.Words(FormFile.HeadingPath(id)),
            Number = at + 1,
            Fields =
            [
                parts.Both("Lesson.questionText", FormFile.HeadingPath(id), FieldKind.Text, 0, true),
                parts.Both("Lesson.answer", FormFile.BlockPath(id, LessonPart.Answer), FieldKind.Markup, 0, true),
            ],
        })],
    };

    // The week and the reason for it come and go together.
    private static FormSection Plan(FormFiles files, FormParts parts) => files.Data.Yaml.Find("week") is null
        ? new FormSection("Lesson.plan")
        {
            Add = new FormAction("Lesson.plan", "add:week", FormParts.AllFiles, (all, _) =>
                WithHeading(all.WithYaml(FormFiles.Shared, yaml => yaml.Set("week", "", Keys)), LessonPart.Week, "NewLessonWeek", _ => null)),
        }
        : new FormSection("Lesson.plan")
        {
            Fields =
            [
                parts.Data("Lesson.week", "week", FieldKind.Whole, Keys, true),
                parts.Both("Lesson.weekReason", FormFile.TextPath(LessonPart.Week), FieldKind.Markup, 0, true),
            ],
            Remove = FormParts.RemoveSection("Lesson.noPlan", "week", LessonPart.Week),
        };

    private static FormSection Settings(FormParts parts) => new("Lesson")
    {
        Fields =
        [
            parts.Choice("Lesson.topic", "topic", Lesson.Topics, Keys),
            new FormField("Lesson.forms", [parts.Cell(FormFiles.Shared, "forms", FieldKind.Choices, Keys) with { IsRequired = true, Choices = Lesson.AllForms }]),
            parts.Choice("Lesson.minutes", "minutes", [.. Lesson.Lengths.Select(length => length.ToString(CultureInfo.InvariantCulture))], Keys),
            parts.Data("Lesson.page", "page", FieldKind.Line, Keys, true, 120).PointingTo(FieldTarget.Page),
            parts.Data("Lesson.quiz", "quiz", FieldKind.Line, Keys, false, 60).PointingTo(FieldTarget.Quiz),
            parts.Data("Lesson.sources", "sources", FieldKind.List, Keys, true).PointingTo(FieldTarget.Origin),
            parts.Data("Reviewed", "reviewed", FieldKind.Date, Keys, true),
            parts.Data("ReviewBy", "review-by", FieldKind.Date, Keys, true),
            parts.Data("Page.aliases", "aliases", FieldKind.List, Keys),
            parts.Data("Lesson.retiredOn", "retired/on", FieldKind.Date, Keys),
            parts.Data("Lesson.successor", "retired/successor", FieldKind.Line, Keys, false, 120).PointingTo(FieldTarget.Successor),
        ],
    };

    // Stages and cases become anchors of one text.
    private static HashSet<string> Anchors(FormFiles files) =>
        [.. Language.All.SelectMany(language => files.In(language).Sections).Select(section => section.Id), .. LessonPart.QuestionIds];

    private static List<string> CasesOf(FormFiles files, string stage) =>
        [.. files.Data.Yaml.Items(stage + "/cases").Select((_, at) => files.Data.Value($"{stage}/cases/{at}/id") ?? "")];

    private static IEnumerable<string> AllCases(FormFiles files) => files.Data.Yaml.Items("stages").SelectMany((_, at) => CasesOf(files, $"stages/{at}"));

    private static FormFiles AddStage(FormFiles files, string id)
    {
        var last = files.Data.Value($"stages/{files.Data.Yaml.Items("stages").Count - 1}/id") ?? "";
        return files
            .WithYaml(FormFiles.Shared, yaml => yaml.Append("stages", $"id: {id}\nminutes: \"\"\nmethod: {Lesson.Methods[0]}", Keys))
            .WithTexts(text => text.AddSection(
                text.Section(last) ?? text.Section(LessonPart.Stages), $"### {{#{id}}}" + string.Concat(LessonPart.StageBlocks.Select(block => $"\n\n::: {block}\n:::"))));
    }

    // A text holds all cases in the order of the stages, and has a part for them only when there are some.
    private static FormFiles AddCase(FormFiles files, string stage, string id)
    {
        var added = files.WithYaml(FormFiles.Shared, yaml => yaml.Append(stage + "/cases", $"id: {id}\ngenuine: \"\"", StageKeys));
        var before = AllCases(added).TakeWhile(name => name != id).LastOrDefault(LessonPart.Cases);
        var last = files.Data.Value($"stages/{files.Data.Yaml.Items("stages").Count - 1}/id") ?? "";
        return WithHeading(added, LessonPart.Cases, "NewLessonCases", text => text.Section(last) ?? text.Section(LessonPart.Stages))
            .WithTexts(text => text.AddSection(text.Section(before), $"### {{#{id}}}\n\n::: {LessonPart.Answer}\n:::"));
    }

    // The part of an anchor, behind another one or at the end, in the texts that don't have it yet.
    private static FormFiles WithHeading(FormFiles files, string id, string words, Func<FormFile, MarkupSection?> after) => Language.All.Aggregate(
        files, (all, language) => all.With(language.Tag, text => text.Section(id) is not null ? text : text.AddSection(after(text), $"## {CoreResources.Get(language, words)} {{#{id}}}")));

    private static FormAction Remove(string path, Func<string> gone, IReadOnlyList<string> headings) => new("Remove", $"remove:{path}", FormParts.AllFiles, (all, _) =>
    {
        var left = all.WithYaml(FormFiles.Shared, yaml => yaml.Remove(gone()));
        IReadOnlyList<string> parts = AllCases(left).Any() ? headings : [.. headings, LessonPart.Cases];
        return left.WithTexts(text => parts.Aggregate(text, (now, id) => now.RemoveSection(id)));
    })
    {
        Removes = $"{FormFiles.Shared}:{path}/",
    };
}
