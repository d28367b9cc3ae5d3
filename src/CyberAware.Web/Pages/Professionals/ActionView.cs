using CyberAware.Core.Assessments;
using CyberAware.Core.Pages;

namespace CyberAware.Web.Pages.Professionals;

/// <summary>Something to do, on the page of a result.</summary>
/// <param name="Page">The page.</param>
/// <param name="Action">What to do.</param>
/// <param name="NamesStep">Whether the step is to be named, since the action doesn't stand below it.</param>
public sealed record ActionView(ResultModel Page, NextAction Action, bool NamesStep)
{
    public StatementText Text => Action.Statement[Page.Language];

    /// <summary>The page that says how.</summary>
    public ContentPage Teacher => Page.Library.FindCurrent(Action.Step.Path)!;

    public string HowUrl => Page.HowUrl(Action.Step, Action.Statement);

    public string? Basis => Page.BasisOf(Action.Statement);
}
