using System.Buffers;
using System.Text;
using System.Text.Json;
using CyberAware.Core;
using CyberAware.Core.Library;
using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;
using CyberAware.Web.Api.Quizzes;
using CyberAware.Web.Links;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Tests.Api.Quizzes;

public sealed class ResultJsonTests(SharedPortal shared)
{
    private IServiceProvider Services => shared.Host.Services;

    private ContentLibrary Library => Services.GetRequiredService<SnapshotProvider>().Current.Library;

    [Fact]
    public void Write_EveryOptionOfEveryQuiz_IsWhatTheSerialiserWrites()
    {
        var random = new Random(4);
        foreach (var quiz in Library.Quizzes)
        {
            var mostOptions = quiz.Questions.Max(question => question.Options.Count);
            for (var turn = 0; turn < mostOptions * 3; turn++)
            {
                // First all first options, all second ones and so on, then mixed ones, which bring other actions together.
                int[] chosen = [.. quiz.Questions.Select(question => turn < mostOptions ? turn % question.Options.Count : random.Next(question.Options.Count))];
                AssertSame(quiz, chosen, isCounted: turn % 2 == 0);
            }
        }
    }

    [Fact]
    public void Write_OtherContent_IsNotMixedWithTheOneBefore()
    {
        var results = Services.GetRequiredService<ResultJson>();
        var other = A.Content().WithQuizzes(A.Quiz().WithPrinciple("scam")).Library();
        var attempt = Attempt(other.Quizzes[0], [1], Language.Kazakh);

        Assert.Equal(Expected(other, attempt, true), Written(results, other, attempt, true));
        AssertSame(Library.Quizzes[0], [.. Library.Quizzes[0].Questions.Select(_ => 0)], isCounted: true);
    }

    private void AssertSame(Quiz quiz, int[] chosen, bool isCounted)
    {
        foreach (var language in Language.All)
        {
            var attempt = Attempt(quiz, chosen, language);
            Assert.Equal(Expected(Library, attempt, isCounted), Written(Services.GetRequiredService<ResultJson>(), Library, attempt, isCounted));
        }
    }

    private static SubmittedAttempt Attempt(Quiz quiz, int[] chosen, Language language) =>
        new(Guid.CreateVersion7(), quiz, language, null, null, chosen, Repeat: false);

    private static string Written(ResultJson results, ContentLibrary library, SubmittedAttempt attempt, bool isCounted)
    {
        var buffer = new ArrayBufferWriter<byte>();
        results.Write(buffer, library, attempt, isCounted);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private string Expected(ContentLibrary library, SubmittedAttempt attempt, bool isCounted)
    {
        var (score, language, links) = (QuizScorer.Score(attempt.Quiz.Asked, attempt.Options), attempt.Language, Services.GetRequiredService<PortalLinks>());
        var result = new ResultResponse(
            score.Right, score.Total, score.Frauds, score.FraudsCaught, score.Genuine, score.WronglySuspected,
            [.. score.Topics.Select(topic => new TopicScoreResponse(topic.Topic, topic.Right, topic.Total))],
            [.. score.Answers.Select(answer => new AnswerResponse(
                answer.Question.Id, answer.Chosen.Id, answer.Question.Options[answer.Question.Right].Id, answer.Chosen[language].PlainExplanation))],
            [.. ActionPlan.For(score, library.Actions).Select(planned => new ActionResponse(
                planned.Action.Id, planned.Action[language].Text, planned.Action[language].Reason!, links.Absolute(links.Action(language, planned.Action)!)))]);
        return JsonSerializer.Serialize(new AttemptResponse(isCounted, result), Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
    }
}
