using CyberAware.Core.Surveys;

namespace CyberAware.Core.Charts;

/// <summary>The paths of the statistics, after the language.</summary>
public static class StatisticsPaths
{
    /// <summary>Path of the page that lists the charts.</summary>
    public const string Section = SurveyChart.Section;

    /// <summary>Path of the data dictionary.</summary>
    public const string Data = Section + "/data";

    /// <summary>Path of the interface's reference.</summary>
    public const string Api = Section + "/api";

    /// <summary>Path of the figures of the portal's own quizzes.</summary>
    public const string Quizzes = Section + "/quizzes";
}
