using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Security;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Api.Quizzes;

public sealed class QuizApiTests(TestDatabases databases, SharedPortal shared) : IClassFixture<TestDatabases>
{
    private const string Unreachable = "Host=127.0.0.1;Port=1;Database=portal;Username=portal";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Submit_Answers_CountsThemOnceAndGivesTheResult(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var portal = new QuizPortal(settings);
        var body = portal.CredibleBody(portal.Quiz, wrong: 2);
        using var first = await portal.SubmitAsync(portal.Quiz, body);
        using var second = await portal.SubmitAsync(portal.Quiz, body);
        var (answer, again) = (await QuizPortal.JsonAsync(first), await QuizPortal.JsonAsync(second));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.True(answer.GetProperty("counted").GetBoolean());
        Assert.Equal(answer.GetRawText(), again.GetRawText());
        var result = answer.GetProperty("result");
        Assert.Equal(portal.Quiz.Questions.Count - 2, result.GetProperty("right").GetInt32());
        Assert.InRange(result.GetProperty("actions").GetArrayLength(), 1, 3);
        Assert.Equal("no-store", first.Header("Cache-Control"));
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        var row = await context.QuizAttempts.SingleAsync(Cancellation);
        Assert.Equal((AttemptKind.First, "ru", portal.Quiz.Questions.Count - 2), (row.Kind, row.Language.Tag, row.Score));
        Assert.InRange(row.Seconds!.Value, 295, 330);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Submit_ChildrensQuiz_KeepsNoAttempt(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var portal = new QuizPortal(settings);
        using var response = await portal.SubmitAsync(portal.ChildrensQuiz, QuizPortal.Body(portal.ChildrensQuiz));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Equal(0, await context.QuizAttempts.CountAsync(Cancellation));
        Assert.NotEqual(0, await context.QuizCounts.CountAsync(Cancellation));
    }

    [Theory]
    [InlineData("startedAt", AttemptKind.TooFast)]
    [InlineData("repeat", AttemptKind.Repeat)]
    [InlineData("nothing", AttemptKind.First)]
    [InlineData("id", AttemptKind.Untimed)]
    [InlineData("startToken", AttemptKind.Untimed)]
    public async Task Submit_TooFastRepeatedOrUntimed_IsKeptApart(string changed, AttemptKind expected)
    {
        var settings = await databases.StartedAsync(DatabaseProvider.PostgreSql);
        await using var portal = new QuizPortal(settings);
        var body = portal.CredibleBody(portal.Quiz);
        body[changed] = changed switch
        {
            "startedAt" => DateTimeOffset.UtcNow.AddSeconds(-3),
            "id" => Guid.CreateVersion7(DateTimeOffset.UtcNow.AddMinutes(-5)),
            "startToken" => "AAAAAAAAAAAAAAAAAAAAAA",
            _ => true,
        };
        using var response = await portal.SubmitAsync(portal.Quiz, body);

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Equal(expected, (await context.QuizAttempts.SingleAsync(Cancellation)).Kind);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Submit_FortyPupilsBehindOneAddress_AllCount(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var portal = new QuizPortal(settings);
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), Cancellation, async (_, _) =>
        {
            for (var post = 0; post < 12; post++)
            {
                using var response = await portal.SubmitAsync(portal.Quiz, QuizPortal.Body(portal.Quiz));
                Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            }
        });

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Equal(480, await context.QuizAttempts.CountAsync(Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Submit_ThirteenHundredOfOneNetwork_PublishesAClassOfThem(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var portal = new QuizPortal(settings);
        await Parallel.ForEachAsync(Enumerable.Range(0, 1300), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancellation }, async (i, _) =>
        {
            using var response = await portal.SubmitAsync(portal.Quiz, i % 2 == 0 ? portal.CredibleBody(portal.Quiz) : QuizPortal.Body(portal.Quiz));
            Assert.True(response.IsSuccessStatusCode);
        });
        await portal.PublishAsync();

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        var kinds = await context.QuizAttempts.GroupBy(row => row.Kind).ToDictionaryAsync(group => group.Key, group => group.Count(), Cancellation);
        Assert.Equal(AttemptSampling.MinShare, kinds[AttemptKind.First]);
        Assert.InRange(kinds[AttemptKind.Surplus] + kinds[AttemptKind.Untimed], 1000, 1300);
        Assert.InRange((await portal.GetAsync($"/api/v1/quizzes/{portal.Quiz.Slug}/statistics")).GetProperty("firstAttempts").GetInt64(), 30, 35);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Submit_ClientsThatLeave_UseUpTheirShareToo(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var portal = new QuizPortal(settings);
        for (var i = 0; i < 300; i++)
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var answered = portal.Client.PostAsJsonAsync(
                $"/api/v1/quizzes/{portal.Quiz.Slug}/attempts", portal.CredibleBody(portal.Quiz), leaving.Token);
            await Task.Delay(i % 3, Cancellation);
            await leaving.CancelAsync();
            await answered.ContinueWith(_ => { }, Cancellation, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.InRange(await context.QuizAttempts.CountAsync(row => row.Kind == AttemptKind.First, Cancellation), 1, AttemptSampling.MinShare);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Submit_SameIdAtAnotherQuiz_CountsThereToo(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var portal = new QuizPortal(settings);
        var id = Guid.CreateVersion7();
        foreach (var quiz in portal.Library.Quizzes.Where(quiz => !quiz.CountsOnly).Take(2))
        {
            using var response = await portal.SubmitAsync(quiz, QuizPortal.Body(quiz, id: id));
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Equal(2, await context.QuizAttempts.Select(row => row.VersionId).Distinct().CountAsync(Cancellation));
    }

    [Fact]
    public async Task Start_Quiz_GivesAnIdAndATokenThatTheAnswersNeed()
    {
        using var client = shared.Host.RawClient();
        var quiz = Library.Quizzes[0];
        using var response = await client.SendAsync(HttpMethod.Post, $"/api/v1/quizzes/{quiz.Slug}/starts");
        var start = await QuizPortal.JsonAsync(response);
        var (id, token) = (start.GetProperty("id").GetGuid(), start.GetProperty("token").GetString());
        var starts = shared.Host.Services.GetRequiredService<QuizStarts>();

        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.InRange(starts.Elapsed(quiz.Slug, id, token)!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Null(starts.Elapsed(Library.Quizzes[1].Slug, id, token));
        Assert.Null(starts.Elapsed(quiz.Slug, Guid.CreateVersion7(), token));
        using var unknown = await client.SendAsync(HttpMethod.Post, "/api/v1/quizzes/none/starts");
        using var get = await client.SendAsync(HttpMethod.Get, $"/api/v1/quizzes/{quiz.Slug}/starts");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed), (unknown.StatusCode, get.StatusCode));
    }

    [Fact]
    public async Task Submit_DatabaseAway_GivesTheResultAndAsksToComeAgain()
    {
        await using var portal = new QuizPortal(Unreachable);
        using var response = await portal.SubmitAsync(portal.Quiz, QuizPortal.Body(portal.Quiz));
        var answer = await QuizPortal.JsonAsync(response);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("5", response.Header("Retry-After"));
        Assert.False(answer.GetProperty("counted").GetBoolean());
        Assert.Equal(portal.Quiz.Questions.Count, answer.GetProperty("result").GetProperty("right").GetInt32());
    }

    [Theory]
    [InlineData("id", "1", "id", "id — это UUID")]
    [InlineData("id", "00000000-0000-0000-0000-000000000000", "id", "id — это UUID")]
    [InlineData("language", "en", "language", "kk немесе ru")]
    [InlineData("startedAt", "yesterday", "startedAt", "ISO 8601")]
    [InlineData("startedAt", 5, "startedAt", "ISO 8601")]
    [InlineData("repeat", "yes", "repeat", "true или false")]
    [InlineData("startToken", 5, "startToken", "/starts")]
    [InlineData("answers", "all", "answers", "на каждый вопрос")]
    public async Task Submit_WrongField_IsNamed(string field, object value, string named, string words)
    {
        using var client = shared.Host.RawClient();
        var quiz = Library.Quizzes[0];
        var body = QuizPortal.Body(quiz);
        body[field] = value;

        var problem = await ProblemAsync(client, quiz.Slug, JsonContent.Create(body), HttpStatusCode.BadRequest);

        var errors = problem.GetProperty("errors");
        Assert.Equal([named], errors.EnumerateObject().Select(error => error.Name));
        Assert.Contains(words, errors.GetProperty(named)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_AnswersOfAnotherQuiz_AreNamedOneByOne()
    {
        using var client = shared.Host.RawClient();
        var quiz = Library.Quizzes[0];
        var body = QuizPortal.Body(quiz);
        var answers = (Dictionary<string, string>)body["answers"];
        answers.Remove(quiz.Questions[0].Id);
        answers[quiz.Questions[1].Id] = "none";
        answers["none"] = "none";

        var problem = await ProblemAsync(client, quiz.Slug, JsonContent.Create(body), HttpStatusCode.BadRequest);

        Assert.Equal(
            new[] { "answers.none", "answers." + quiz.Questions[0].Id, "answers." + quiz.Questions[1].Id }.Order(StringComparer.Ordinal),
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", 400)]
    [InlineData("{\"answers\":{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":1}}}}}}}}}", 400)]
    public async Task Submit_NoUsableBody_IsAProblemInBothLanguages(string body, int status)
    {
        using var client = shared.Host.RawClient();
        var problem = await ProblemAsync(client, Library.Quizzes[0].Slug, new StringContent(body, Encoding.UTF8, "application/json"), (HttpStatusCode)status);

        Assert.Contains("Сұрау қате толтырылған / Запрос заполнен неверно", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_AnythingElse_IsRefusedWithAProblem()
    {
        using var client = shared.Host.RawClient();
        var slug = Library.Quizzes[0].Slug;
        await ProblemAsync(client, slug, new StringContent("{}", Encoding.UTF8, "text/plain"), HttpStatusCode.UnsupportedMediaType);
        await ProblemAsync(client, slug, new FormUrlEncodedContent([]), HttpStatusCode.UnsupportedMediaType);
        await ProblemAsync(client, "none", JsonContent.Create(new { }), HttpStatusCode.NotFound);
        using var get = await client.SendAsync(HttpMethod.Get, $"/api/v1/quizzes/{slug}/attempts");
        using var foreign = await client.SendAsync(HttpMethod.Post, $"/api/v1/quizzes/{slug}/attempts", ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (get.StatusCode, get.Header("Allow")));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Quizzes_ComeWithoutTheirKey(string language)
    {
        using var client = shared.Host.RawClient();
        using var list = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/quizzes?lang={language}", Cancellation));
        Assert.Equal(Library.Quizzes.Select(quiz => quiz.Slug), list.RootElement.EnumerateArray().Select(quiz => quiz.GetProperty("slug").GetString()));
        foreach (var quiz in Library.Quizzes)
        {
            using var document = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/quizzes/{quiz.Slug}?lang={language}", Cancellation));
            var questions = document.RootElement.GetProperty("questions").EnumerateArray().ToList();

            Assert.Equal(quiz.Version, document.RootElement.GetProperty("version").GetString());
            Assert.Equal(quiz.Questions.Select(question => question.Id), questions.Select(question => question.GetProperty("id").GetString()));
            Assert.All(questions, question => Assert.Equal(["id", "text", "options"], question.EnumerateObject().Select(field => field.Name)));
            Assert.All(questions.SelectMany(question => question.GetProperty("options").EnumerateArray()),
                option => Assert.Equal(["id", "text"], option.EnumerateObject().Select(field => field.Name)));
        }
    }

    [Theory]
    [InlineData("/api/v1/quizzes?lang=en", 400)]
    [InlineData("/api/v1/quizzes/passwords?lang=en", 400)]
    [InlineData("/api/v1/quizzes/statistics.csv?lang=en", 400)]
    [InlineData("/api/v1/quizzes/none", 404)]
    [InlineData("/api/v1/quizzes/none/statistics", 404)]
    public async Task Get_WhatIsNotThere_IsAProblem(string address, int status)
    {
        using var response = await shared.Host.RawClient().SendAsync(HttpMethod.Get, address);

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    private Core.Library.ContentLibrary Library => shared.Host.Services.GetRequiredService<SnapshotProvider>().Current.Library;

    private static async Task<JsonElement> ProblemAsync(HttpClient client, string slug, HttpContent body, HttpStatusCode expected)
    {
        using var response = await client.PostAsync($"/api/v1/quizzes/{slug}/attempts", body, Cancellation);
        var problem = await QuizPortal.JsonAsync(response);

        Assert.True(expected == response.StatusCode, problem.GetRawText());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return problem;
    }
}
