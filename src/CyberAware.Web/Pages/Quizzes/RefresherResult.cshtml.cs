using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Serving;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>The result of a refresher.</summary>
[PerVisitor]
public sealed class RefresherResultModel(PortalSnapshot snapshot, PortalLinks links, FeatureTexts texts) : ResultPageModel(snapshot, links, texts)
{
    private IReadOnlyList<string> topics = [];

    public override string AgainAddress => Links.Refresher(Language, Quiz, topics);

    public override string AddressIn(Core.Language language) =>
        IsBroken ? Links.Refresher(language, Quiz, topics) : Links.RefresherResult(language, Quiz, topics, Answers);

    public IActionResult OnGet() =>
        Find() && RefresherTopics.TryRead(Request, out topics) ? Show(Core.Quizzes.Refresher.Of(Quiz, topics, Library.Quizzes)) : NotFound();
}
