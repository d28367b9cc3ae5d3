using CyberAware.Core.Advisors;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Advisors;

/// <summary>
/// A whole decision helper: to be read, printed and found, and what Client/scripts/advisor.ts makes every step of. For the
/// script it also holds a question and a result as they are drawn, whose words it replaces.
/// </summary>
[PublicPage]
public sealed class AllModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : AdvisorPageModel(snapshot, links, texts)
{
    public override string Title => Texts["AllTitle", Text.Title];

    public override string Description => Texts["AllText", Text.ShortTitle];

    public override string ShortTitle => Texts["All"];

    public override string? Path => CheckPaths.Whole(Advisor);

    /// <summary>The actions that the helper can ask for, by time, each once.</summary>
    public IEnumerable<Core.Actions.RecommendedAction> AllActions =>
        Advisor.Questions.SelectMany(question => question.Options).SelectMany(option => option.Actions)
            .Concat(Advisor.Outcomes.SelectMany(outcome => outcome.Actions)).Distinct().Select(id => Actions[id]).OrderBy(action => action.When);

    /// <summary>The outcomes for the list of contents: the gravest first, equally grave ones in their order.</summary>
    public IEnumerable<IGrouping<Verdict, AdvisorOutcome>> OutcomesByVerdict =>
        Advisor.Outcomes.GroupBy(outcome => outcome.Verdict).OrderByDescending(group => group.Key);

    /// <summary>The way of somebody who always takes the first option, to its end.</summary>
    public AdvisorPosition Sample
    {
        get
        {
            var position = PositionAfter([]);
            while (position.Question is { } question)
            {
                position = PositionAfter([.. AdvisorPaths.OptionsOf(position.Answers), question.Options[0].Id]);
            }

            return position;
        }
    }

    public AdvisorPosition PositionAfter(IEnumerable<string> options) => AdvisorPosition.Find(Advisor, options, Actions)!;

    public IActionResult OnGet() => Find() ? Page() : NotFound();
}
