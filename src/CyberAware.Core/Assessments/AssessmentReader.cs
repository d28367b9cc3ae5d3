using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;
using CyberAware.Core.References;

namespace CyberAware.Core.Assessments;

/// <summary>Reads the folder <c>assessments</c>, and checks it against the rest of the content.</summary>
/// <param name="pages">The pages of the steps.</param>
/// <param name="sources">Where the duties were taken from.</param>
internal sealed class AssessmentReader(PageReader pages, SourceReader sources) : ContentReader
{
    private const string Name = "assessments";
    private const string Folder = Name + "/" + Assessment.Section;

    private ParsedAssessment? parsed;

    public override string UnknownFile => "unknown-file.assessment";

    public override bool Owns(string path) => path.StartsWith($"{Name}/", StringComparison.Ordinal);

    public override bool Knows(string path) =>
        path == Assessment.File || Language.All.Any(language => path == $"{Folder}/{language}.md");

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        if (!files.Any(file => Knows(file.Path)))
        {
            return;
        }

        load.AddAddress(Assessment.Path, Assessment.DutiesAnchor);
        var file = load.Require(Folder, AssessmentYamlReader.File);
        var texts = Language.All.Select(language => (Language: language, File: load.Require(Folder, $"{language}.md"))).ToList();
        parsed = load.ReadOnce(Folder, texts.Select(text => text.File).Append(file), () => Read(file, texts));
    }

    public override void Validate(ContentLoad load)
    {
        if (parsed is null)
        {
            return;
        }

        var (data, targets, problems) = (parsed.Data, pages.GetTargets(load), load.ProblemsOf(Assessment.File));
        foreach (var step in data.Steps.Where(step => step.Path.Length > 0 && !targets.IsUnreadable(step.Path)))
        {
            CheckStep(step, targets, problems);
        }

        foreach (var page in load.Pages.Where(path => path.StartsWith($"{Assessment.Section}/", StringComparison.Ordinal))
            .Except(data.Steps.Select(step => load.CurrentPathOf(step.Path))))
        {
            problems.Add(data.StepsLine, "step-without-statements", "/" + page);
        }

        foreach (var duty in data.Duties)
        {
            CheckDuty(duty, targets, problems);
        }
    }

    public override void Build(ContentParts parts) => parts.Add(new AssessmentPart(parsed?.Build()));

    private static (ParsedAssessment? Assessment, IReadOnlyList<ProblemList> Problems) Read(ContentFile? file, IEnumerable<(Language Language, ContentFile? File)> files)
    {
        var problems = new ProblemList(Assessment.File);
        var texts = files.Where(text => text.File is not null).Select(text => (text.Language, Problems: new ProblemList(text.File!.Path), text.File)).ToList();
        var words = texts.Select(text => (text.Language, text.Problems, Text: AssessmentMarkdownReader.Read(text.File!, text.Problems))).Where(text => text.Text is not null).ToList();
        IReadOnlyList<ProblemList> all = [problems, .. texts.Select(text => text.Problems)];
        if (file is null || FrontMatter.TextOf(file, problems) is not { } yaml || AssessmentYamlReader.Read(yaml, problems) is not { } data)
        {
            return (null, all);
        }

        AssessmentValidator.Validate(data, problems);
        foreach (var text in words)
        {
            AssessmentValidator.Compare(data, text.Text!, text.Problems);
            AssessmentValidator.ValidateWords(text.Text!, text.Problems);
        }

        if (words is [var first, var second])
        {
            second.Text!.Head.CompareWith(first.Text!.Head, second.Problems);
        }

        return (new ParsedAssessment(data, words.ToDictionary(text => text.Language, text => text.Text!)), all);
    }

    private static void CheckStep(StepData step, LinkTargets targets, ProblemList problems)
    {
        if (targets.AnchorsOf(step.Path) is not { } anchors)
        {
            problems.Add(step.Line, "broken-link", "/" + step.Path, Nearest.Hint("/" + step.Path, targets.Urls));
            return;
        }

        foreach (var statement in step.Statements)
        {
            if (statement.Anchor.Length > 0 && !anchors.Contains(statement.Anchor))
            {
                problems.Add(statement.Line, "broken-anchor", "/" + step.Path, statement.Anchor, Nearest.Hint(statement.Anchor, anchors));
            }

            if (statement.Basis is { } basis && !targets.IsUnreadable("site/laws.yml"))
            {
                CheckBasis(statement, basis, targets, problems);
            }
        }
    }

    private static void CheckBasis(StatementData statement, LegalBasis basis, LinkTargets targets, ProblemList problems)
    {
        if (!targets.Laws.TryGetValue(basis.Law, out var law))
        {
            problems.Add(statement.Line, "unknown-law", basis.Law, Nearest.Hint(basis.Law, targets.Laws.Keys));
        }
        else if (Language.All.Any(language => law.Cite(language, LegalBasis.Form) is null))
        {
            problems.Add(statement.Line, "unknown-form", basis.Law, LegalBasis.Form, "");
        }
    }

    private void CheckDuty(DutyData duty, LinkTargets targets, ProblemList problems)
    {
        if (duty.Contact is { } contact && !targets.Contacts.ContainsKey(contact) && !targets.IsUnreadable("site/contacts.yml"))
        {
            problems.Add(duty.Line, "unknown-contact", contact, Nearest.Hint(contact, targets.Contacts.Keys));
        }

        foreach (var source in duty.Sources.Where(source => sources.IsWhole && !sources.Facts.ContainsKey(source)))
        {
            problems.Add(duty.Line, "unknown-source", source, Nearest.Hint(source, sources.Facts.Keys));
        }
    }
}

/// <summary>What the reader hands over: content without an assessment has none.</summary>
internal sealed record AssessmentPart(Assessment? Assessment);
