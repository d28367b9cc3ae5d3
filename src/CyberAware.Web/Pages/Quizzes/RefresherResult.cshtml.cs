using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>The result of a refresher.</summary>
public sealed class RefresherResultModel(LiveContent content, PortalLinks links, FeatureTexts texts) : ResultPageModel(content, links, texts)
{
    private IReadOnlyList<string> topics = [];

    /// <summary>Code of the topics that were asked.</summary>
    [BindProperty(SupportsGet = true, Name = "t")]
    public string? Code { get; set; }

    public override string AgainAddress => Links.Refresher(Language, Quiz, topics);

    public override string AddressIn(Core.Language language) => Links.RefresherResult(language, Quiz, topics, Answers!);

    public IActionResult OnGet(string slug) =>
        Find(slug) && RefresherTopics.TryRead(Code, out topics) ? Show(Core.Quizzes.Refresher.Of(Quiz, topics, Library.Quizzes)) : NotFound();
}
