using CyberAware.Core.Charts;
using CyberAware.Core.Quizzes;

namespace CyberAware.Web.Links;

/// <summary>The addresses of the pictures that stand for a page where it is shared.</summary>
public static class CardPaths
{
    /// <summary>What stands before the language; no page of the portal can have it as its language.</summary>
    public const string Root = "/cards";

    /// <summary>Route of all of them.</summary>
    public const string Route = Root + "/{language:language}/{**file}";

    /// <summary>Parameter that changes with the picture, since messengers keep what they once fetched of an address. The portal doesn't need it.</summary>
    public const string VersionParameter = "v";

    /// <summary>End of the address of a picture, after the path of what it shows.</summary>
    public const string Ending = ".png";

    /// <summary>Route of the charts' pictures, beside those that are SVG.</summary>
    public const string ChartRoute = "/{language:language}/" + StatisticsPaths.Section + "/{chart}" + Ending;

    /// <summary>Route of the pictures of results.</summary>
    public const string ResultRoute = Root + "/{language:language}/" + QuizPaths.Section + "/{slug}/{verdict}" + Ending;

    private static readonly Dictionary<string, QuizVerdict> Verdicts = Enum.GetValues<QuizVerdict>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>Path of the picture of a result after the language, without its ending.</summary>
    public static string Result(Quiz quiz, QuizVerdict verdict) => $"{QuizPaths.For(quiz)}/{NameOf(verdict)}";

    /// <summary>The verdict of a name in an address; null when it is none.</summary>
    public static QuizVerdict? FindVerdict(string name) => Verdicts.TryGetValue(name, out var verdict) ? verdict : null;

    private static string NameOf(QuizVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
