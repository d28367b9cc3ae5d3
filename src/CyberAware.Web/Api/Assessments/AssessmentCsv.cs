using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Assessments;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Assessments;

/// <summary>A result as a table for the organisation's files: a row for each statement, with what to do when it is not true.</summary>
public sealed class AssessmentCsv(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
{
    private static readonly string[] Columns = ["number", "step", "statement", "answer", "weight", "action", "basis", "how"];

    /// <summary>The whole file.</summary>
    public byte[] Write(Language language, Assessment assessment, AssessmentForm form) => Spreadsheet.Write(
        Columns.Select(column => texts["Assessment"][column + ".Column"].Value),
        assessment.Steps.SelectMany((step, at) => step.Statements.Select(statement => Row(language, at + 1, step, statement, form))));

    private IEnumerable<string?> Row(Language language, int number, AssessmentStep step, Statement statement, AssessmentForm form)
    {
        var isOpen = form.Answers[statement.Id] is AssessmentAnswer.No or AssessmentAnswer.Partly;
        return
        [
            Whole(number),
            step.Headings[language],
            statement[language].Text,
            AssessmentWords.AnswerTo(statement, form, texts),
            Whole(statement.Weight),
            isOpen ? statement[language].Action : null,
            AssessmentWords.BasisOf(statement, language, snapshot.Library, texts),
            isOpen ? links.Absolute(links.Anchor(language, step.Path, statement.Anchor)) : null,
        ];
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
