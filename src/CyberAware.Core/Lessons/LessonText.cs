using CyberAware.Core.Documents.Markup;

namespace CyberAware.Core.Lessons;

/// <summary>A lesson's own words in one language.</summary>
/// <param name="Title">First-level heading and browser title.</param>
/// <param name="ShortTitle">Title for lists and breadcrumbs.</param>
/// <param name="Summary">Sentence for lists and search engines.</param>
/// <param name="Updated">Day of the last change of this language's text.</param>
/// <param name="Goal">The goal, one sentence or two without markup.</param>
/// <param name="Outcomes">What pupils will be able to do, without markup.</param>
/// <param name="Remember">What pupils take along, a sentence each, without markup.</param>
/// <param name="WeekReason">Why it stands in its week; null when it stands in none.</param>
/// <param name="Questions">Three questions with answers.</param>
public sealed record LessonText(
    string Title,
    string ShortTitle,
    string Summary,
    DateOnly Updated,
    string Goal,
    IReadOnlyList<string> Outcomes,
    IReadOnlyList<string> Remember,
    string? WeekReason,
    IReadOnlyList<LessonQuestion> Questions)
{
    /// <summary>What the teacher should know beforehand.</summary>
    public required SafeHtml Know { get; init; }

    /// <summary>The hand-out for pupils.</summary>
    public required SafeHtml Handout { get; init; }

    /// <summary>The task to do at home with a parent.</summary>
    public required SafeHtml Home { get; init; }

    /// <summary>Ids of the contacts and acts that it uses.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>The sentence of the card; null when the title stands there.</summary>
    public string? Card { get; init; }
}

/// <summary>A stage's wording in one language: the five columns of the plan, and what the class sees.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Teacher">What the teacher does.</param>
/// <param name="Pupils">What the pupils do.</param>
/// <param name="Assessment">How the teacher sees that it worked.</param>
/// <param name="Resources">What is needed.</param>
/// <param name="Screen">What stands on the slide; null for the title alone.</param>
public sealed record LessonStageText(string Title, SafeHtml Teacher, SafeHtml Pupils, SafeHtml Assessment, SafeHtml Resources, SafeHtml? Screen);

/// <summary>A case's wording in one language.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Html">What the pupils get.</param>
/// <param name="Answer">What is right, and why; for the teacher's eyes until it is told.</param>
public sealed record LessonCaseText(string Title, SafeHtml Html, SafeHtml Answer);

/// <summary>A question at the end.</summary>
/// <param name="Text">The question, without markup.</param>
/// <param name="Answer">The answer.</param>
public sealed record LessonQuestion(string Text, SafeHtml Answer);
