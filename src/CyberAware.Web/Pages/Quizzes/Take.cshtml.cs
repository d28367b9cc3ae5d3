using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Services;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>A quiz. Each complete form is handed to the statistics once.</summary>
[PublicPage]
public sealed class TakeModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, AttemptRecorder recorder, TimeProvider clock)
    : QuizFormPageModel(snapshot, links, texts)
{
    public override string Heading => Text.Title;

    protected override string Named => Texts["QuizTitle", Heading];

    public override string ShortTitle => Text.ShortTitle;

    public override string Lead => Text.Intro;

    public override string? Path => QuizPaths.For(Quiz);

    public override string FormUrl => Links.Quiz(Language, Quiz);

    public override string? StorageName => Quiz.Slug;

    public override string? StartsUrl => Links.QuizStarts(Quiz.Slug);

    protected override bool Open()
    {
        var found = Find();
        Questions = Quiz?.Asked!;
        return found;
    }

    protected override async Task<string> FinishAsync(AnswerForm form, IReadOnlyList<int> options)
    {
        var answers = AnswerCode.Encode(Questions, options);
        if (form.Id is not { } id)
        {
            return Links.QuizFinish(Language, Quiz, answers, Guid.CreateVersion7(clock.GetUtcNow()));
        }

        var outcome = await recorder.RecordAsync(
            new SubmittedAttempt(id, Quiz, Language, form.StartToken, form.Duration(clock.GetUtcNow()), options, form.Repeat), HttpContext.Connection.RemoteIpAddress);
        return Links.QuizResult(Language, Quiz, answers, !outcome.IsWorthRetrying());
    }
}
