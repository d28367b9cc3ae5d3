using CyberAware.Core;
using CyberAware.Core.Lessons;
using CyberAware.Core.Text;
using CyberAware.Web.Api;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Schools;

/// <summary>What belongs to the lessons and is no page.</summary>
public static class SchoolEndpoints
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddSchools(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<LessonCartridges>();
        builder.Services.AddSingleton(new PublicPathSource(library => library.Lessons
            .Select(lesson => new PublicPath(SchoolPaths.For(lesson), language => lesson[language].Updated) { IsRenderedLast = true })
            .Concat(library.Lessons.Any(lesson => lesson.Week is not null)
                ? [new PublicPath(SchoolPaths.Term, language => library.Lessons.Max(lesson => lesson[language].Updated)) { IsRenderedLast = true }]
                : [])));
        builder.Services.AddSingleton(new PublicPathSource(library => library.Find(SchoolPaths.Section) is not null && library.Posters.Count > 0
            ? library.Posters.Select(page => new PublicPath(SchoolPaths.PosterOf(page), language => page[language].Updated) { IsRenderedLast = true })
                .Append(new PublicPath(SchoolPaths.Posters, language => library.Posters.Max(page => page[language].Updated)) { IsRenderedLast = true })
            : []));
    }

    public static void MapSchools(this WebApplication app)
    {
        app.MapMethods("/" + SchoolPaths.TermCalendarRoute, ReadMethods, Calendar).AsPerVisitor();
        var files = app.MapGroup("").AsPublicPage();
        files.MapMethods("/" + SchoolPaths.PlanDocumentRoute, ReadMethods, (string language, string slug, HttpContext context, PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) =>
            FileOf(slug, Language.Find(language)!, SchoolPaths.PlanDocument, context, snapshot, links, (lesson, reader) => Plan(lesson, reader, snapshot, links, texts)));
        files.MapMethods("/" + SchoolPaths.CartridgeRoute, ReadMethods, (string language, string slug, HttpContext context, PortalSnapshot snapshot, PortalLinks links, LessonCartridges cartridges) =>
            FileOf(slug, Language.Find(language)!, SchoolPaths.Cartridge, context, snapshot, links, cartridges.For));
        files.MapMethods("/" + SchoolPaths.AllCartridgesRoute, ReadMethods, (string language, HttpContext context, PortalSnapshot snapshot, LessonCartridges cartridges) =>
            snapshot.Library.Lessons.Count > 0 ? cartridges.ForAll(Language.Find(language)!).ToResult(context) : Results.NotFound());
    }

    // A lesson's file is where its pages are: an old name leads on, and of one that is no longer taught stands what is instead.
    private static IResult FileOf(
        string slug, Language reader, string part, HttpContext context, PortalSnapshot snapshot, PortalLinks links, Func<Lesson, Language, Attachment> make)
    {
        if (snapshot.Library.FindLessonEver(slug) is not { } lesson)
        {
            return Results.NotFound();
        }

        if (lesson.Retired is not null)
        {
            RetiredPage.Note(context, snapshot.Library, slug);
            return Results.StatusCode(StatusCodes.Status410Gone);
        }

        return lesson.Slug == slug ? make(lesson, reader).ToResult(context) : Results.Redirect(links.Page(reader, SchoolPaths.For(lesson, part)), permanent: true);
    }

    // Made of the snapshot alone, and kept in the page cache: the blanks are filled in where the file was taken to.
    private static Attachment Plan(Lesson lesson, Language reader, PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
    {
        var (code, version) = snapshot.ShortLinks.For(reader, SchoolPaths.For(lesson, SchoolPaths.Plan));
        return new Attachment(
            PlanDocument.Create(lesson, reader, links.ShortLink(code, version), links, texts), WordFile.ContentType,
            $"{lesson.Slug}-{SchoolPaths.Plan}-{reader}", $"{texts["Schools"]["Part.plan"].Value} — {lesson[reader].Title}", "docx");
    }

    private static IResult Calendar(
        string language, string? form, HttpContext context, PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, TimeProvider clock)
    {
        if (form is null || !Lesson.AllForms.Contains(form))
        {
            return Results.NotFound();
        }

        var (reader, now) = (Language.Find(language)!, clock.GetUtcNow());
        var year = TermWeek.SchoolYearOf(LocalTime.DayOf(now.UtcDateTime));
        var entries = TermPlan.For(form, snapshot.Library.Lessons).Where(week => week.Card is not null).Select(week => new CalendarEntry(
            week.MondayIn(year), texts["Schools"]["Term.Entry", week.Card![reader].Title], week.Card[reader].Goal, links.AbsolutePage(reader, SchoolPaths.For(week.Card))));
        return new CalendarFile(now, [.. entries]).ToResult(context, $"{SchoolPaths.Section}-{form}-{reader}.ics");
    }
}
