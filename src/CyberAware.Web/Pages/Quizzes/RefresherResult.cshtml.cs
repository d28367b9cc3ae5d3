using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>The result of a refresher.</summary>
[PerVisitor]
public sealed class RefresherResultModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : ResultPageModel(snapshot, links, texts)
{
    private IReadOnlyList<string> topics = [];

    public override string RetryUrl => Links.Refresher(Language, Quiz, topics);

    public override string UrlIn(Core.Language language) =>
        IsBroken ? Links.Refresher(language, Quiz, topics) : Links.RefresherResult(language, Quiz, topics, Answers);

    public IActionResult OnGet() =>
        Find() && RefresherTopics.TryRead(Request, out topics) ? Show(Core.Quizzes.Refresher.For(Quiz, topics, Library.Quizzes)) : NotFound();
}
