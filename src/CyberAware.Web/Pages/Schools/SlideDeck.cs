using CyberAware.Core;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Lessons;

namespace CyberAware.Web.Pages.Schools;

/// <summary>One idea on the screen.</summary>
/// <param name="Kind">title, stage, case, question, answer, remember, home or address.</param>
/// <param name="Title">Its big words.</param>
/// <param name="Html">What stands below; null for nothing.</param>
/// <param name="Minutes">How long the stage takes; null for anything else.</param>
public sealed record Slide(string Kind, string Title, SafeHtml? Html = null, int? Minutes = null);

/// <summary>A lesson as slides, made of the same document as its page.</summary>
public static class SlideDeck
{
    /// <summary>Title, stages with their cases and questions, what to remember, the task for home, the address.</summary>
    public static IReadOnlyList<Slide> From(Lesson lesson, Language language)
    {
        var text = lesson[language];
        var slides = new List<Slide> { new("title", text.Title) };
        foreach (var stage in lesson.Stages)
        {
            slides.Add(new Slide("stage", stage[language].Title, stage[language].Screen, stage.Minutes));
            foreach (var entry in stage.Cases.Select(entry => entry[language]))
            {
                slides.AddRange([new("case", entry.Title, entry.Html), new("answer", entry.Title, entry.Answer)]);
            }

            if (stage.Method == Questions)
            {
                slides.AddRange(QuestionsOf(text));
            }
        }

        if (lesson.Stages.All(stage => stage.Method != Questions))
        {
            slides.AddRange(QuestionsOf(text));
        }

        return [.. slides, .. text.Remember.Select(sentence => new Slide("remember", sentence)), new Slide("home", "", text.Home), new Slide("address", text.Title)];
    }

    private const string Questions = "questions";

    private static IEnumerable<Slide> QuestionsOf(LessonText text) =>
        text.Questions.SelectMany(question => new Slide[] { new("question", question.Text), new("answer", question.Text, question.Answer) });
}
