using CyberAware.Core.Documents;
using CyberAware.Core.Text;

namespace CyberAware.Core.Assessments;

/// <summary>Checks what takes a whole assessment: how many statements it has, and its two texts.</summary>
internal static class AssessmentValidator
{
    /// <summary>Most words of an action, as of the actions in <c>content/actions/</c>.</summary>
    public const int MaxActionWords = 14;

    private const int MaxStatementWords = 16;
    private const int MaxIntroWords = 60;
    private const int MaxDutyWords = 40;

    // A statement is itself and its action; a duty is itself, its term and perhaps what the message has to hold.
    private const int StatementParagraphs = 2;

    /// <summary>Reports too few or too many statements.</summary>
    public static void Validate(AssessmentData data, ProblemList problems)
    {
        var count = data.Steps.Sum(step => step.Statements.Count);
        if (count is < Assessment.MinStatements or > Assessment.MaxStatements)
        {
            problems.Add(data.StepsLine, "statement-count", count, Assessment.MinStatements, Assessment.MaxStatements);
        }
    }

    /// <summary>Reports where a text's sections or entries differ from those of assessment.yml.</summary>
    public static void Compare(AssessmentData data, ParsedAssessmentText text, ProblemList problems)
    {
        var expected = data.Sections.ToList();
        for (var i = 0; i < Math.Max(expected.Count, text.Sections.Count); i++)
        {
            var (known, found) = (expected.ElementAtOrDefault(i), text.Sections.ElementAtOrDefault(i));
            if (known.Section != found?.Id)
            {
                problems.Add(found?.Line ?? LastLine(text), "sections-differ.assessment", Named(found?.Id), Named(known.Section));
                return;
            }

            var (ids, items) = (known.Items, found!.Items);
            var differ = Enumerable.Range(0, Math.Max(ids.Count, items.Count))
                .FirstOrDefault(at => ids.ElementAtOrDefault(at) != items.ElementAtOrDefault(at)?.Id, -1);
            if (differ >= 0)
            {
                problems.Add(items.ElementAtOrDefault(differ)?.Line ?? found.Line, "statements-differ",
                    Named(items.ElementAtOrDefault(differ)?.Id), Named(ids.ElementAtOrDefault(differ)), known.Section);
            }
        }
    }

    /// <summary>Reports entries of another shape, and long texts.</summary>
    public static void ValidateWords(ParsedAssessmentText text, ProblemList problems)
    {
        CheckWords(text.Line, "what.invitation", string.Join(' ', text.Intro), MaxIntroWords, problems);
        foreach (var section in text.Sections)
        {
            var isDuties = section.Id == Assessment.DutiesAnchor;
            CheckWords(section.Line, "what.invitation", string.Join(' ', section.Intro), MaxIntroWords, problems);
            if (!isDuties && section.Intro.Count > 0)
            {
                problems.Add(section.Line, "assessment-block");
            }

            foreach (var item in section.Items)
            {
                Validate(item, isDuties, problems);
            }
        }
    }

    private static void Validate(ParsedItem item, bool isDuty, ProblemList problems)
    {
        if (isDuty ? item.Paragraphs.Count is < StatementParagraphs or > StatementParagraphs + 1 : item.Paragraphs.Count != StatementParagraphs)
        {
            problems.Add(item.Line, isDuty ? "duty-term" : "statement-action", item.Id);
            return;
        }

        foreach (var (at, paragraph) in item.Paragraphs.Index())
        {
            var (what, most) = (isDuty, at) switch
            {
                (true, _) => ("what.duty", MaxDutyWords),
                (_, 0) => ("what.statement", MaxStatementWords),
                _ => ("what.action", MaxActionWords),
            };
            CheckWords(item.Line, what, paragraph, most, problems);
        }
    }

    private static void CheckWords(int line, string what, string text, int most, ProblemList problems)
    {
        if (WordCount.Count(text) is var words && words > most)
        {
            problems.Add(line, "too-many-words", new ProblemText(what), words, most);
        }
    }

    private static int LastLine(ParsedAssessmentText text) => text.Sections is [.., var last] ? last.Line : text.Line;

    private static ProblemText Named(string? id) => id is null ? new ProblemText("here.nothing") : new ProblemText("here.name", id);
}
