using CyberAware.Core.Assessments;

namespace CyberAware.Web.Links;

/// <summary>The paths of the self-assessment of organisations, after the language. Answers are never part of them.</summary>
public static class AssessmentPaths
{
    /// <summary>Path of the page above, which offers the form.</summary>
    public const string Section = Assessment.Section;

    /// <summary>The form, which also takes answers back to change them.</summary>
    public const string Form = Assessment.Path;

    /// <summary>The result, which answers only to a post.</summary>
    public const string Result = Form + "/result";

    /// <summary>The same as a table for spreadsheets.</summary>
    public const string Csv = Result + ".csv";

    /// <summary>Route of the table.</summary>
    public const string CsvRoute = "{language:language}/" + Csv;
}
