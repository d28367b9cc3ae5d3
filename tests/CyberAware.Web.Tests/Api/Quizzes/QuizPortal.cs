using System.Net.Http.Json;
using System.Text.Json;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Publishing;
using CyberAware.TestSupport;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Api.Quizzes;

/// <summary>A portal on a database of the test's own, with what the tests of counting send to it.</summary>
internal sealed class QuizPortal : IAsyncDisposable
{
    private DateTime hour = QuizPublisher.HourOf(DateTime.UtcNow);

    public QuizPortal(DatabaseSettings settings)
        : this(settings.ConnectionString)
    {
    }

    public QuizPortal(string connectionString)
    {
        // Nothing is cached: these tests look again after each change.
        Host = PortalHost.With(("ConnectionStrings:Portal", connectionString), ("Portal:PageCacheMegabytes", "0"));
        Client = Host.RawClient();
        Library = Host.Services.GetRequiredService<SnapshotProvider>().Current.Library;
    }

    public PortalHost Host { get; }

    public HttpClient Client { get; }

    public Core.Library.ContentLibrary Library { get; }

    public Quiz Quiz => Library.Quizzes.First(quiz => !quiz.CountsOnly);

    public Quiz ChildrensQuiz => Library.Quizzes.First(quiz => quiz.CountsOnly);

    /// <summary>A body that enters the published figures: begun five minutes ago with a token of the portal.</summary>
    public Dictionary<string, object> CredibleBody(Quiz quiz, int wrong = 0)
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddMinutes(-5));
        var body = Body(quiz, wrong, id);
        body["startToken"] = Host.Services.GetRequiredService<QuizStarts>().Sign(quiz.Slug, id);
        return body;
    }

    /// <summary>A body that is accepted: all answers right but for the first ones.</summary>
    public static Dictionary<string, object> Body(Quiz quiz, int wrong = 0, Guid? id = null) => new()
    {
        ["id"] = id ?? Guid.CreateVersion7(),
        ["language"] = "ru",
        ["startedAt"] = DateTimeOffset.UtcNow.AddMinutes(-5),
        ["answers"] = quiz.Questions.Index().ToDictionary(
            entry => entry.Item.Id, entry => entry.Item.Options.First(option => option.IsRight != entry.Index < wrong).Id),
    };

    public Task<HttpResponseMessage> SubmitAsync(Quiz quiz, object body) => SubmitAsync(quiz.Slug, JsonContent.Create(body));

    public Task<HttpResponseMessage> SubmitAsync(string slug, HttpContent body) =>
        Client.PostAsync($"/api/v1/quizzes/{slug}/attempts", body, TestContext.Current.CancellationToken);

    /// <summary>Does at once what the background does at the next full hour.</summary>
    public Task PublishAsync() => Host.Services.GetRequiredService<QuizCountsService>().PublishAsync(hour = hour.AddHours(1), TestContext.Current.CancellationToken);

    /// <summary>Shows what is public, as the background does after a start.</summary>
    public async Task ShowAsync()
    {
        var database = Host.Services.GetRequiredService<PortalDatabase>();
        Host.Services.GetRequiredService<QuizFiguresProvider>().Show(
            await new QuizPublisher(database).ReadAsync(TestContext.Current.CancellationToken),
            await new ClassPublisher(database).ReadAsync(TestContext.Current.CancellationToken));
    }

    public async Task<JsonElement> GetAsync(string address)
    {
        using var response = await Client.GetAsync(address, TestContext.Current.CancellationToken);
        return await JsonAsync(response);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.DecodedAsync());
        return document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }
}
