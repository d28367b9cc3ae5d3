using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Serving;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>The result of a refresher.</summary>
[PerVisitor]
public sealed class RefresherResultModel(LiveContent content, PortalLinks links, FeatureTexts texts) : ResultPageModel(content, links, texts)
{
    private IReadOnlyList<string> topics = [];

    public override string AgainAddress => Links.Refresher(Language, Quiz, topics);

    public override string AddressIn(Core.Language language) =>
        IsBroken ? Links.Refresher(language, Quiz, topics) : Links.RefresherResult(language, Quiz, topics, Answers);

    public IActionResult OnGet() =>
        Find() && RefresherTopics.TryRead(Request, out topics) ? Show(Core.Quizzes.Refresher.Of(Quiz, topics, Library.Quizzes)) : NotFound();
}
