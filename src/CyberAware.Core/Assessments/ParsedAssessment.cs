using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Assessments;

/// <summary>What <c>assessment.yml</c> says, with lines.</summary>
internal sealed record AssessmentData(DateOnly Reviewed, DateOnly ReviewBy, IReadOnlyList<StepData> Steps, IReadOnlyList<DutyData> Duties, int StepsLine)
{
    /// <summary>The ids of all that the texts word, section by section.</summary>
    public IEnumerable<(string Section, IReadOnlyList<string> Items)> Sections =>
        Steps.Select(step => (step.Id, (IReadOnlyList<string>)[.. step.Statements.Select(statement => statement.Id)]))
            .Append((Assessment.DutiesAnchor, [.. Duties.Select(duty => duty.Id)]));
}

/// <summary>One step of <c>assessment.yml</c>.</summary>
internal sealed record StepData(string Path, IReadOnlyList<StatementData> Statements, int Line)
{
    public string Id { get; } = Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>One statement of <c>assessment.yml</c>.</summary>
internal sealed record StatementData(string Id, int Weight, string Anchor, LegalBasis? Basis, int Line);

/// <summary>One duty of <c>assessment.yml</c>.</summary>
internal sealed record DutyData(string Id, string? Contact, IReadOnlyList<string> Sources, int Line);

/// <summary>What <c>kk.md</c> or <c>ru.md</c> says, with lines.</summary>
internal sealed record ParsedAssessmentText(TextHead Head, IReadOnlyList<string> Intro, IReadOnlyList<ParsedSection> Sections, int Line);

/// <summary>A section of a text: a step with its statements, or the duties.</summary>
internal sealed record ParsedSection(string Id, string Heading, IReadOnlyList<string> Intro, IReadOnlyList<ParsedItem> Items, int Line);

/// <summary>An entry of a list: the paragraph that carries the id, and those below it.</summary>
internal sealed record ParsedItem(string Id, IReadOnlyList<string> Paragraphs, int Line);

/// <summary>An assessment that has been read but not compared with the rest of the content.</summary>
internal sealed record ParsedAssessment(AssessmentData Data, IReadOnlyDictionary<Language, ParsedAssessmentText> Words)
{
    /// <summary>Puts data and words together; only after a check that found nothing.</summary>
    public Assessment Build() => new(
        Data.Reviewed,
        Data.ReviewBy,
        [.. Data.Steps.Select((step, at) => new AssessmentStep(
            step.Path,
            [.. step.Statements.Select((statement, place) => new Statement(
                statement.Id, statement.Weight, statement.Anchor, statement.Basis,
                InEach(text => text.Sections[at].Items[place].Paragraphs, words => new StatementText(words[0], words[1]))))],
            InEach(text => text.Sections[at].Heading, heading => heading)))],
        [.. Data.Duties.Select((duty, place) => new IncidentDuty(
            duty.Id, duty.Contact, duty.Sources,
            InEach(text => text.Sections[^1].Items[place].Paragraphs, words => new DutyText(words[0], words[1], words.ElementAtOrDefault(2)))))],
        InEach(text => text, text => new AssessmentText(
            text.Head.Title, text.Head.ShortTitle, text.Head.Summary, text.Intro,
            text.Sections[^1].Heading, text.Sections[^1].Intro, text.Head.Updated ?? Data.Reviewed)
        { Card = text.Head.Card }));

    private Dictionary<Language, TTo> InEach<TFrom, TTo>(Func<ParsedAssessmentText, TFrom> find, Func<TFrom, TTo> make) =>
        Words.ToDictionary(words => words.Key, words => make(find(words.Value)));
}
