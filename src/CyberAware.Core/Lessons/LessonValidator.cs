using CyberAware.Core.Documents;

namespace CyberAware.Core.Lessons;

/// <summary>Checks what <c>lesson.yml</c> alone can tell.</summary>
internal static class LessonValidator
{
    private const int MinCardStages = 2;
    private const int MaxCardStages = 4;
    private const int MinStages = 4;
    private const int MaxStages = 8;

    public static void Validate(string slug, LessonData data, ProblemList problems)
    {
        if (Lesson.ReservedSlugs.Contains(slug))
        {
            problems.Add(1, "lesson-slug", slug);
        }

        CheckAliases(data, problems);
        if (data.Retired is { } retired && !ContentPath.IsAddress(retired.Successor))
        {
            problems.Add(data.RetiredLine, "bad-path", retired.Successor);
        }

        CheckForms(data, problems);
        CheckWeek(data, problems);
        if (!ContentPath.IsAddress(data.Page))
        {
            problems.Add(data.PageLine, "bad-path", data.Page);
        }

        if (data.Sources.Count == 0)
        {
            problems.Add(data.SourcesLine, "lesson-sources");
        }

        if (Lesson.Lengths.Contains(data.Minutes))
        {
            CheckStages(data, problems);
        }

        CheckCases(data, problems);
    }

    // An old address is one of a lesson too, and none that a screen has.
    private static void CheckAliases(LessonData data, ProblemList problems)
    {
        foreach (var alias in data.Aliases)
        {
            if (!ContentPath.IsAddress(alias) || alias.Split('/') is not ["", Lesson.Section, var slug])
            {
                problems.Add(data.AliasesLine, "lesson-alias", alias, $"/{Lesson.Section}/");
            }
            else if (Lesson.ReservedSlugs.Contains(slug))
            {
                problems.Add(data.AliasesLine, "lesson-slug", slug);
            }
        }
    }

    private static void CheckForms(LessonData data, ProblemList problems)
    {
        if (data.Forms.Count == 0 || data.Forms.Distinct().Count() < data.Forms.Count)
        {
            problems.Add(data.FormsLine, "lesson-forms", string.Join(", ", Lesson.AllForms));
        }

        foreach (var form in data.Forms.Where(form => !Lesson.AllForms.Contains(form)))
        {
            problems.Add(data.FormsLine, "unknown-value", "forms", LessonYamlReader.File, form, string.Join(", ", Lesson.AllForms), "");
        }
    }

    private static void CheckWeek(LessonData data, ProblemList problems)
    {
        if (data.Week is < 1 or > Lesson.Weeks)
        {
            problems.Add(data.WeekLine, "lesson-week.range", Lesson.Weeks);
        }
        else if (data.Week is not null && data.Minutes != Lesson.CardMinutes)
        {
            problems.Add(data.WeekLine, "lesson-week.length", Lesson.CardMinutes);
        }
    }

    private static void CheckStages(LessonData data, ProblemList problems)
    {
        var (min, max) = data.Minutes == Lesson.CardMinutes ? (MinCardStages, MaxCardStages) : (MinStages, MaxStages);
        if (data.Stages.Count < min || data.Stages.Count > max)
        {
            problems.Add(data.StagesLine, "lesson-stages", data.Stages.Count, min, max, data.Minutes);
        }

        foreach (var stage in data.Stages.Where(stage => stage.Minutes < 1))
        {
            problems.Add(stage.Line, "lesson-minutes.stage", stage.Id);
        }

        if (data.Stages.Sum(stage => stage.Minutes) is var sum && sum != data.Minutes)
        {
            problems.Add(data.StagesLine, "lesson-minutes", sum, data.Minutes);
        }

        if (data.Minutes == Lesson.FullMinutes && !data.Stages.Any(stage => Lesson.ActiveMethods.Contains(stage.Method)))
        {
            problems.Add(data.StagesLine, "lesson-active", string.Join(", ", Lesson.ActiveMethods));
        }
    }

    private static void CheckCases(LessonData data, ProblemList problems)
    {
        foreach (var stage in data.Stages.Where(stage => stage.Method is "case" or "sorting" && stage.Cases.Count == 0))
        {
            problems.Add(stage.Line, "lesson-cases", stage.Id, stage.Method);
        }

        var genuine = data.Cases.Count(entry => entry.IsGenuine);
        if (genuine * 100 < data.Cases.Count * Lesson.GenuinePercent)
        {
            problems.Add(data.StagesLine, "lesson-genuine", genuine, data.Cases.Count, Lesson.GenuinePercent);
        }
    }
}
