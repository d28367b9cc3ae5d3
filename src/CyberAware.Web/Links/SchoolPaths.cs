using CyberAware.Core.Lessons;
using CyberAware.Core.Pages;

namespace CyberAware.Web.Links;

/// <summary>The paths of lessons, after the language.</summary>
public static class SchoolPaths
{
    /// <summary>Path of the page that lists them.</summary>
    public const string Section = Lesson.Section;

    /// <summary>Path of the plan of the year.</summary>
    public const string Term = Section + "/term";

    /// <summary>Path of the list of posters.</summary>
    public const string Posters = Section + "/posters";

    /// <summary>Route of the plan of the year for a calendar.</summary>
    public const string TermCalendarRoute = "{language:language}/" + Term + ".ics";

    /// <summary>Last part of the address of a lesson's plan as a document of Word.</summary>
    public const string PlanDocument = Plan + ".docx";

    /// <summary>Route of that document.</summary>
    public const string PlanDocumentRoute = "{language:language}/" + Section + "/{slug}/" + PlanDocument;

    /// <summary>Parameters that choose lessons.</summary>
    public const string TopicParameter = "topic";

    public const string FormParameter = "form";

    public const string MinutesParameter = "minutes";

    /// <summary>Last part of the addresses of a lesson's screens.</summary>
    public const string Plan = "plan";

    public const string Handout = "handout";

    public const string Answers = "answers";

    public const string Slides = "slides";

    /// <summary>Last part of the address of a lesson as a package for learning systems.</summary>
    public const string Cartridge = "lesson.imscc";

    /// <summary>Route of that package.</summary>
    public const string CartridgeRoute = "{language:language}/" + Section + "/{slug}/" + Cartridge;

    /// <summary>Path and route of the package of all lessons.</summary>
    public const string AllCartridges = Section + "/lessons.imscc";

    public const string AllCartridgesRoute = "{language:language}/" + AllCartridges;

    public const string Certificate = "certificate";

    /// <summary>The sheets of a lesson, each an address of its own.</summary>
    public static IReadOnlyList<string> Sheets { get; } = [Plan, Handout, Answers, Slides, Certificate];

    /// <summary>Path of a page's poster.</summary>
    public static string PosterOf(ContentPage page) => $"{Posters}/{page.Slug}";

    /// <summary>Path of a lesson's page.</summary>
    public static string For(Lesson lesson) => $"{Section}/{lesson.Slug}";

    /// <summary>Path of one of its screens.</summary>
    public static string For(Lesson lesson, string part) => $"{For(lesson)}/{part}";
}
