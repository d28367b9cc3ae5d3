using CyberAware.Core.Library;
using CyberAware.Web.Links;

namespace CyberAware.Web.Site;

/// <summary>A lesson that is no longer taught, for the page that says so and names what is instead.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="On">Day since which it is no longer taught.</param>
/// <param name="Successor">What stands in its place.</param>
public sealed record RetiredPage(LibraryText Lesson, DateOnly On, LibraryText Successor)
{
    /// <summary>What the error page of a request is told; null when nothing was retired.</summary>
    public static RetiredPage? For(HttpContext context) => context.Items[typeof(RetiredPage)] as RetiredPage;

    /// <summary>Notes the same where an address may be that of a retired lesson.</summary>
    /// <param name="context">The request.</param>
    /// <param name="library">The texts.</param>
    /// <param name="path">What follows the language.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryNote(HttpContext context, ContentLibrary library, string path)
    {
        if (path.Split('/') is not [SchoolPaths.Section, var slug] || library.FindLessonEver(slug) is not { Retired: not null })
        {
            return false;
        }

        Note(context, library, slug);
        return true;
    }

    /// <summary>Notes for the error page that a request asked for a lesson that is no longer taught.</summary>
    /// <param name="context">The request, which is then answered with 410.</param>
    /// <param name="library">The texts.</param>
    /// <param name="slug">A slug that the lesson has or had.</param>
    public static void Note(HttpContext context, ContentLibrary library, string slug)
    {
        var lesson = library.FindLessonEver(slug)!;
        var retired = lesson.Retired!;
        var successor = library.CurrentPathOf(retired.Successor);
        context.Items[typeof(RetiredPage)] = new RetiredPage(LibraryTexts.OfLesson(lesson), retired.On, LibraryTexts.From(library, []).First(text => text.Path == successor));
    }
}
