using CyberAware.Core.Quizzes;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>
/// A quiz for a class with one screen: how it goes, and all questions for the script, which then needs no connection. Without
/// script each step has a page of its own.
/// </summary>
[PublicPage]
public sealed class ClassModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : ClassPageModel(snapshot, links, texts)
{
    public override string Title => Words["Title", Text.Title];

    public override string? Path => QuizPaths.ForClass(Quiz);

    /// <summary>Search engines know the quiz alone.</summary>
    public override string? CanonicalPath => QuizPaths.For(Quiz);

    public string StartUrl => $"{Links.QuizClass(Language, Quiz)}/question";

    public IActionResult OnGet()
    {
        if (!Find())
        {
            return NotFound();
        }

        Counts = new ClassCounts(Quiz.Asked, []);
        return Page();
    }
}
