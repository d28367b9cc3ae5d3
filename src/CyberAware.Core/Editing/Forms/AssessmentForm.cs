using CyberAware.Core.Assessments;

namespace CyberAware.Core.Editing.Forms;

/// <summary>The form of the self-assessment: each statement with what to do when it does not hold, and the duties.</summary>
internal static class AssessmentForm
{
    private static readonly string[] Keys = ["sources", "reviewed", "review-by", "steps", "duties"];
    private static readonly string[] StatementKeys = ["id", "weight", "anchor", "law", .. LegalBasis.Units];
    private static readonly string[] DutyKeys = ["id", "contact", "sources"];
    private static readonly string[] Weights = ["1", "2", "3"];

    public static IReadOnlyList<FormSection> Layout(FormFiles files)
    {
        var parts = new FormParts(files);
        return
        [
            new FormSection("Assessment.steps") { Sections = [.. files.Data.Yaml.Items("steps").Select((_, at) => Step(files, parts, $"steps/{at}"))] },
            Duties(files, parts),
            parts.Head(),
            new FormSection("Assessment")
            {
                Fields =
                [
                    parts.Both("Assessment.intro", FormFile.IntroPath, FieldKind.Markup),
                    parts.Data("Reviewed", "reviewed", FieldKind.Date, Keys, true),
                    parts.Data("ReviewBy", "review-by", FieldKind.Date, Keys, true),
                    PageForm.Sources(parts, Keys),
                ],
            },
        ];
    }

    // The words of a step stand under the last part of its page's address.
    private static FormSection Step(FormFiles files, FormParts parts, string path)
    {
        var page = files.Data.Value(path + "/page") ?? "";
        var step = page[(page.LastIndexOf('/') + 1)..];
        return new FormSection("Assessment.step")
        {
            Title = files.Words(FormFile.HeadingPath(step)),
            Id = step,
            IsOneOfMany = true,
            Fields = Heading(parts, step),
            Sections = [.. files.Data.Yaml.Items(path + "/statements").Select((_, at) => Statement(files, parts, step, page.TrimStart('/'), $"{path}/statements/{at}"))],
            Add = FormParts.AddOption(files, "Assessment.statement", path + "/statements", step, id => $"id: {id}\nweight: 1\nanchor: checklist", Keys),
        };
    }

    private static FormSection Statement(FormFiles files, FormParts parts, string step, string page, string path)
    {
        var id = files.Data.Value(path + "/id") ?? "";
        return new FormSection("Assessment.statement")
        {
            Title = files.Words(FormFile.OptionPath(step, id)),
            Id = id,
            Fields =
            [
                parts.Both("Assessment.text", FormFile.OptionPath(step, id), FieldKind.Text, 0, true),
                parts.Both("Assessment.advice", FormFile.ExplanationPath(step, id), FieldKind.Markup, 0, true),
                parts.Choice("Assessment.weight", path + "/weight", Weights, StatementKeys),
                parts.Data("Assessment.anchor", path + "/anchor", FieldKind.Line, StatementKeys, true, 60).PointingTo(FieldTarget.Anchor, page),
                parts.Data("Assessment.law", path + "/law", FieldKind.Line, StatementKeys, false, 60).PointingTo(FieldTarget.Law),
                .. LegalBasis.Units.Select(unit => parts.Data($"Assessment.{unit}", $"{path}/{unit}", FieldKind.Line, StatementKeys, false, 20)),
            ],
            Remove = FormParts.RemoveOption("Remove", path, step, id),
        };
    }

    private static FormSection Duties(FormFiles files, FormParts parts) => new("Assessment.duties")
    {
        Fields = Heading(parts, Assessment.DutiesAnchor),
        Sections = [.. files.Data.Yaml.Items("duties").Select((_, at) => Duty(files, parts, $"duties/{at}"))],
        Add = FormParts.AddOption(files, "Assessment.duty", "duties", Assessment.DutiesAnchor, id => $"id: {id}\nsources: []", Keys),
    };

    private static FormSection Duty(FormFiles files, FormParts parts, string path)
    {
        var id = files.Data.Value(path + "/id") ?? "";
        return new FormSection("Assessment.duty")
        {
            Title = files.Words(FormFile.OptionPath(Assessment.DutiesAnchor, id)),
            Id = id,
            IsOneOfMany = true,
            Fields =
            [
                parts.Both("Assessment.dutyText", FormFile.OptionPath(Assessment.DutiesAnchor, id), FieldKind.Text, 0, true),
                parts.Both("Assessment.term", FormFile.ExplanationPath(Assessment.DutiesAnchor, id), FieldKind.Markup),
                parts.Data("Assessment.contact", path + "/contact", FieldKind.Line, DutyKeys, false, 60).PointingTo(FieldTarget.Contact),
                parts.Data("Facts", path + "/sources", FieldKind.List, DutyKeys, true).PointingTo(FieldTarget.Source),
            ],
            Remove = FormParts.RemoveOption("Remove", path, Assessment.DutiesAnchor, id),
        };
    }

    private static IReadOnlyList<FormField> Heading(FormParts parts, string id) =>
    [
        parts.Both("Assessment.heading", FormFile.HeadingPath(id), FieldKind.Text, 0, true),
        parts.Both("Assessment.lead", FormFile.StemPath(id), FieldKind.Markup),
    ];
}
