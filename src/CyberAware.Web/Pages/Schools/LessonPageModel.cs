using CyberAware.Core.Lessons;
using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;
using CyberAware.Core.References;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages.Schools;

/// <summary>A screen of one lesson. Search engines know the lesson's own page alone.</summary>
/// <param name="snapshot">What is shown.</param>
/// <param name="links">Addresses.</param>
/// <param name="texts">Words of the screens.</param>
/// <param name="part">Last part of the screen's address; null for the lesson's own page.</param>
public abstract class LessonPageModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, string? part) : PortalPageModel(snapshot, links)
{
    /// <summary>The lesson; set by the handler before the page is drawn.</summary>
    public Lesson Lesson { get; private set; } = null!;

    public LessonText Text => Lesson[Language];

    public IStringLocalizer Words => texts["Schools"];

    public override string Title => part is null ? Text.Title : Words[$"Title.{part}", Text.Title];

    public override string Description => Text.Summary;

    public override string ShortTitle => part is null ? Text.ShortTitle : Words[$"Part.{part}"];

    public override string? Path => part is null ? SchoolPaths.For(Lesson) : SchoolPaths.For(Lesson, part);

    public override string? CanonicalPath => SchoolPaths.For(Lesson);

    public override IEnumerable<ContentPage> Ancestors => Library.Find(SchoolPaths.Section) is { } section ? [section] : [];

    /// <summary>The page that the lesson teaches.</summary>
    public ContentPage? Taught => Library.FindCurrent(Lesson.Page);

    public Quiz? Quiz => Lesson.Quiz is null ? null : Library.FindQuiz(Lesson.Quiz);

    /// <summary>Sources that stand in the data; the others are words of the portal.</summary>
    public IEnumerable<Source> Sources => Lesson.Sources.Select(id => Library.Sources.GetValueOrDefault(id)).OfType<Source>();

    /// <summary>Forms in words, with commas.</summary>
    public string Forms => string.Join(", ", Lesson.Forms.Select(form => Words[$"Form.{form}"].Value));

    /// <summary>Full public address of the lesson's page.</summary>
    public string Address => Links.AbsolutePage(Language, SchoolPaths.For(Lesson));

    /// <summary>The short address of the lesson's page, as papers carry it.</summary>
    public ShortLink ShortAddress => ShortLinkTo(SchoolPaths.For(Lesson));

    /// <summary>Address of one of the lesson's screens.</summary>
    public string UrlOf(string screen) => Links.Page(Language, SchoolPaths.For(Lesson, screen));

    public IActionResult OnGet(string slug)
    {
        if (Library.FindLessonEver(slug) is not { } lesson)
        {
            return NotFound();
        }

        Lesson = lesson;
        if (lesson.Retired is not null)
        {
            RetiredPage.Note(HttpContext, Library, slug);
            return StatusCode(StatusCodes.Status410Gone);
        }

        return lesson.Slug == slug ? Page() : RedirectPermanent(Links.Page(Language, Path!));
    }
}
