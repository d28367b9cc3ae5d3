using CyberAware.Core.Advisors;
using CyberAware.Core.Library;

namespace CyberAware.Web.Links;

/// <summary>The paths of decision helpers, after the language.</summary>
public static class CheckPaths
{
    /// <summary>Path of the page that lists them.</summary>
    public const string Section = "check";

    /// <summary>Route of the entries for a calendar.</summary>
    public const string PlanRoute = "{language:language}/" + Section + "/{slug}/plan.ics";

    /// <summary>Parameter with the chosen options, in order, with dots between them.</summary>
    public const string AnswersParameter = "a";

    /// <summary>Path of a helper's first question.</summary>
    public static string For(Advisor advisor) => $"{Section}/{advisor.Slug}";

    /// <summary>Path of what comes after some answers.</summary>
    public static string For(Advisor advisor, IEnumerable<string> options) => string.Join('/', options.Prepend(For(advisor)));

    /// <summary>Path of the whole helper on one page.</summary>
    public static string Whole(Advisor advisor) => Whole(advisor.Slug);

    /// <summary>The same by the helper's slug.</summary>
    public static string Whole(string slug) => $"{Section}/{slug}/all";

    /// <summary>The pages that search engines, warm-up and offline copies know; all others follow from them.</summary>
    public static IEnumerable<string> Listed(ContentLibrary library) => library.Advisors.SelectMany(advisor => new[] { For(advisor), Whole(advisor) });
}
