namespace CyberAware.TestSupport;

/// <summary>Where tests begin to build what they need: <c>A.Content().WithFile(…)</c>.</summary>
public static class A
{
    /// <summary>A small content folder without a problem: home, a hub, a step, facts and a survey.</summary>
    public static ContentBuilder Content() => new();

    /// <summary>A quiz without questions yet, by default of the passwords.</summary>
    public static QuizBuilder Quiz(string slug = "passwords") => new(slug);

    /// <summary>A decision helper without questions yet.</summary>
    public static AdvisorBuilder Advisor(string slug) => new(slug);
}
