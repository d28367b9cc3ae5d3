using System.Globalization;
using CyberAware.Core.Quizzes;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>
/// A step of a class without script: a question with a field for the hands of each option, or its answers with the counts. What
/// was counted stands in the address; nothing is stored.
/// </summary>
[PerVisitor]
public sealed class ClassQuestionModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, TimeProvider clock)
    : ClassPageModel(snapshot, links, texts)
{
    /// <summary>Number of the question, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the answers are shown.</summary>
    public bool IsShown { get; private set; }

    /// <summary>What was typed and is no number of hands; null for a fresh form.</summary>
    public IReadOnlyList<string>? Typed { get; private set; }

    public Question Question => Quiz.Questions[Number - 1];

    public bool IsLast => Number == Quiz.Questions.Count;

    public override string Title => Words[Typed is null ? "StepTitle" : "ErrorTitle", Number, Text.ShortTitle];

    public override string UrlIn(Core.Language language) => Links.QuizClassQuestion(language, Quiz, Run, Counts, Number, IsShown);

    public string UrlOf(int question, bool isShown) => Links.QuizClassQuestion(Language, Quiz, Run, Counts, question, isShown);

    public IActionResult OnGet()
    {
        var query = Request.Query;
        if (!query.ContainsKey(QuizPaths.RunParameter))
        {
            return Begin();
        }

        if (Open(query[QuizPaths.RunParameter], query[QuizPaths.CountsParameter]) is { } answer)
        {
            return answer;
        }

        IsShown = query[QuizPaths.ShownParameter] == "yes";
        var isNumber = int.TryParse(query[QuizPaths.QuestionParameter], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var last = IsShown ? Counts.Hands.Count : Math.Min(Counts.Hands.Count + 1, Quiz.Questions.Count);
        if (!isNumber || number < 1 || number > last)
        {
            return NotFound();
        }

        Number = number;
        var typed = Question.Options.Select((_, option) => query[QuizPaths.HandsParameter(option + 1)]).ToList();
        return typed.TrueForAll(values => values.Count == 0) ? Page()
            : typed.Exists(values => values.Count != 1) ? NotFound()
            : Count(typed.ConvertAll(values => values[0] ?? ""));
    }

    // Each run has an id of its own from its first step on, however often a step is loaded or gone back to.
    private IActionResult Begin()
    {
        Response.Headers.CacheControl = "no-store";
        return Find()
            ? SeeOther(Links.QuizClassQuestion(Language, Quiz, Guid.CreateVersion7(clock.GetUtcNow()), new ClassCounts(Quiz.Asked, []), 1))
            : NotFound();
    }

    private IActionResult Count(IReadOnlyList<string> typed)
    {
        var hands = typed.Select(ClassCode.ReadTyped).ToList();
        if (hands.Contains(null))
        {
            Typed = typed;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Counts = Counts.With(Number - 1, hands.ConvertAll(count => count!.Value));
        return SeeOther(UrlOf(Number, isShown: true));
    }
}
