using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Assessments;

/// <summary>Reads what has no language: <c>assessment.yml</c>.</summary>
internal static class AssessmentYamlReader
{
    public const string File = "assessment.yml";

    private const int MaxLength = 60;

    public static AssessmentData? Read(string yaml, ProblemList problems)
    {
        if (YamlReader.Open(yaml, 1, File, problems) is not { } reader)
        {
            return null;
        }

        // Fields of the form and anchors of its page are named by them.
        var ids = new HashSet<string>(StringComparer.Ordinal) { Assessment.DutiesAnchor };
        var data = new AssessmentData(
            reader.Date("reviewed"),
            reader.Date("review-by"),
            [.. reader.Mappings("steps").Select(step => ReadStep(step, ids, problems))],
            [.. reader.Mappings("duties").Select(duty => ReadDuty(duty, ids, problems))],
            reader.LineOf("steps"));
        PageSettings.ReadSources(reader, File, problems);
        reader.RejectUnknownKeys();

        if (data.ReviewBy < data.Reviewed && data.ReviewBy != DateOnly.MinValue)
        {
            problems.Add(reader.LineOf("review-by"), "review-order");
        }

        return data;
    }

    private static StepData ReadStep(YamlReader reader, HashSet<string> ids, ProblemList problems)
    {
        var page = reader.Text("page", 120);
        if (page.Length > 0 && !ContentPath.IsAddress(page))
        {
            problems.Add(reader.LineOf("page"), "bad-path", page);
        }

        var step = new StepData(page.TrimStart('/'), [.. reader.Mappings("statements").Select(item => ReadStatement(item, ids, problems))], reader.LineOf("page"));
        if (step.Id.Length > 0 && !ids.Add(step.Id))
        {
            problems.Add(step.Line, "duplicate-id", step.Id);
        }

        reader.RejectUnknownKeys();
        return step;
    }

    private static StatementData ReadStatement(YamlReader reader, HashSet<string> ids, ProblemList problems)
    {
        var statement = new StatementData(reader.Id(ids), reader.Int("weight"), reader.Text("anchor", MaxLength), ReadBasis(reader, problems), reader.Line);
        reader.RejectUnknownKeys();
        if (statement.Weight is < 1 or > 3 && reader.Has("weight"))
        {
            problems.Add(reader.LineOf("weight"), "out-of-range.weight");
        }

        return statement;
    }

    private static LegalBasis? ReadBasis(YamlReader reader, ProblemList problems)
    {
        if (reader.OptionalText("law", MaxLength) is not { } law)
        {
            return null;
        }

        var places = LegalBasis.Units.Select(unit => (Unit: unit, Number: reader.OptionalText(unit, 20))).Where(place => place.Number is not null).ToList();
        if (places is [var (unit, number)])
        {
            return new LegalBasis(law, unit, number!);
        }

        problems.Add(reader.LineOf("law"), "law-place", law, string.Join(", ", LegalBasis.Units));
        return null;
    }

    private static DutyData ReadDuty(YamlReader reader, HashSet<string> ids, ProblemList problems)
    {
        var duty = new DutyData(reader.Id(ids), reader.OptionalText("contact", MaxLength), reader.StringList("sources", MaxLength), reader.Line);
        if (duty.Sources.Count == 0)
        {
            problems.Add(reader.Line, "duty-source", duty.Id);
        }

        reader.RejectUnknownKeys();
        return duty;
    }
}
