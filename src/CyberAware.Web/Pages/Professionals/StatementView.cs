using CyberAware.Core;
using CyberAware.Core.Assessments;

namespace CyberAware.Web.Pages.Professionals;

/// <summary>One statement of the form.</summary>
/// <param name="Language">Language of the page.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Chosen">Value of the chosen answer; null without one.</param>
/// <param name="IsMissing">Whether the form came back because it has no answer.</param>
public sealed record StatementView(Language Language, Statement Statement, string? Chosen, bool IsMissing)
{
    public string ErrorId => Statement.Id + "-error";

    /// <summary>Id of an answer's field; the first has the statement's own, so that links lead to it.</summary>
    public string FieldId(int answer) => answer == 0 ? Statement.Id : $"{Statement.Id}-{answer + 1}";
}
