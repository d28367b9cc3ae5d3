using CyberAware.Core.Advisors;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Editing.Forms;

/// <summary>The form of a decision helper: each question with its options and where they lead, and each outcome.</summary>
internal static class AdvisorForm
{
    private static readonly string[] Keys = ["order", "icon", "sources", "reviewed", "review-by", "questions", "outcomes"];
    private static readonly string[] QuestionKeys = ["id", "options"];
    private static readonly string[] OptionKeys = ["id", "next", "outcome", "verdict", "actions"];
    private static readonly string[] OutcomeKeys = ["id", "verdict", "actions", "sources", "letter"];

    public static IReadOnlyList<FormSection> Layout(FormFiles files)
    {
        var parts = new FormParts(files);
        var (questions, outcomes) = (Titles(files, "questions"), Titles(files, "outcomes"));

        // Both become anchors of one page.
        IReadOnlyCollection<string> taken = [.. questions.Keys, .. outcomes.Keys];
        return
        [
            new FormSection("Advisor.questions")
            {
                Sections = [.. files.Data.Yaml.Items("questions").Select((_, at) => Question(files, parts, $"questions/{at}", questions, outcomes))],
                Add = new FormAction("Advisor.question", "add:questions", FormParts.AllFiles, AddQuestion) { TakenIds = taken },
            },
            new FormSection("Advisor.outcomes")
            {
                Sections = [.. files.Data.Yaml.Items("outcomes").Select((_, at) => Outcome(files, parts, $"outcomes/{at}"))],
                Add = new FormAction("Advisor.outcome", "add:outcomes", FormParts.AllFiles, AddOutcome) { TakenIds = taken },
            },
            parts.Head(),
            new FormSection("Advisor")
            {
                Fields =
                [
                    parts.Data("Reviewed", "reviewed", FieldKind.Date, Keys, true),
                    parts.Data("ReviewBy", "review-by", FieldKind.Date, Keys, true),
                    PageForm.Sources(parts, Keys),
                    parts.Data("Order", "order", FieldKind.Whole, Keys, true),
                    parts.Choice("Icon", "icon", PageSettings.Icons, Keys),
                ],
            },
        ];
    }

    private static FormSection Question(
        FormFiles files, FormParts parts, string path, IReadOnlyDictionary<string, Bilingual> questions, IReadOnlyDictionary<string, Bilingual> outcomes)
    {
        var id = files.Data.Value(path + "/id") ?? "";
        return new FormSection("Advisor.question")
        {
            Title = files.Words(FormFile.HeadingPath(id)),
            Id = id,
            IsOneOfMany = true,
            Fields =
            [
                parts.Both("Advisor.heading", FormFile.HeadingPath(id), FieldKind.Text, 0, true),
                parts.Both("Advisor.hint", FormFile.StemPath(id), FieldKind.Markup),
            ],
            Sections = [.. files.Data.Yaml.Items(path + "/options").Select((_, at) => Option(files, parts, id, $"{path}/options/{at}", questions, outcomes))],
            Add = FormParts.AddOption(files, "Advisor.option", path + "/options", id, option => $"id: {option}", QuestionKeys),
            Remove = FormParts.RemoveSection("Remove", path, id),
        };
    }

    private static FormSection Option(
        FormFiles files, FormParts parts, string question, string path, IReadOnlyDictionary<string, Bilingual> questions, IReadOnlyDictionary<string, Bilingual> outcomes)
    {
        var id = files.Data.Value(path + "/id") ?? "";
        return new FormSection("Advisor.option")
        {
            Title = files.Words(FormFile.OptionPath(question, id)),
            Id = id,
            Fields =
            [
                parts.Both("Advisor.optionText", FormFile.OptionPath(question, id), FieldKind.Text, 0, true),
                parts.Both("Advisor.sentence", FormFile.ExplanationPath(question, id), FieldKind.Markup),
                parts.PartOf("Advisor.next", path + "/next", questions, OptionKeys),
                parts.PartOf("Advisor.leadsTo", path + "/outcome", outcomes, OptionKeys),
                parts.Choice("Advisor.verdict", path + "/verdict", Advisor.Verdicts, OptionKeys, false),
                parts.Data("Advisor.actions", path + "/actions", FieldKind.List, OptionKeys).PointingTo(FieldTarget.Action),
            ],
            Remove = FormParts.RemoveOption("Remove", path, question, id),
        };
    }

    private static FormSection Outcome(FormFiles files, FormParts parts, string path)
    {
        var id = files.Data.Value(path + "/id") ?? "";
        return new FormSection("Advisor.outcome")
        {
            Title = files.Words(FormFile.HeadingPath(id)),
            Id = id,
            IsOneOfMany = true,
            Fields =
            [
                parts.Both("Advisor.outcomeTitle", FormFile.HeadingPath(id), FieldKind.Text, 0, true),
                parts.Both("Advisor.outcomeText", FormFile.PartPath(id), FieldKind.Markup, 0, true),
                parts.Choice("Advisor.verdict", path + "/verdict", Advisor.Verdicts, OutcomeKeys),
                new FormField("Advisor.outcomeActions", [parts.Cell(FormFiles.Shared, path + "/actions", FieldKind.List, OutcomeKeys) with { IsRequired = true }]).PointingTo(FieldTarget.Action),
                parts.EmptyList("Facts", path + "/sources", OutcomeKeys).PointingTo(FieldTarget.Source),
                parts.Data("Advisor.letter", path + "/letter", FieldKind.Line, OutcomeKeys, false, 60).PointingTo(FieldTarget.Letter),
            ],
            Remove = FormParts.RemoveSection("Remove", path, id),
        };
    }

    private static Dictionary<string, Bilingual> Titles(FormFiles files, string list) =>
        files.Data.Yaml.Items(list).Select((_, at) => files.Data.Value($"{list}/{at}/id") ?? "").Distinct().ToDictionary(id => id, id => files.Words(FormFile.HeadingPath(id)));

    // A text holds the questions first, in their order, and then the outcomes.
    private static FormFiles AddQuestion(FormFiles files, string id)
    {
        var last = files.Data.Yaml.Items("questions").Count - 1;
        var before = files.Data.Value($"questions/{last}/id") ?? "";
        return files
            .WithYaml(FormFiles.Shared, yaml => yaml.Append("questions", $"id: {id}\noptions:\n  - id: yes\n  - id: no", Keys))
            .WithTexts(text => text.AddSection(text.Section(before), $"## {{#{id}}}\n\n- {{#yes}}\n- {{#no}}"));
    }

    private static FormFiles AddOutcome(FormFiles files, string id) => files
        .WithYaml(FormFiles.Shared, yaml => yaml.Append("outcomes", $"id: {id}\nverdict: check\nactions: []\nsources: []", Keys))
        .WithTexts(text => text.AddSection(null, $"## {{#{id}}}"));
}
