using System.Net;
using System.Text.Json;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Publishing;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Services;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Api.Quizzes;

/// <summary>Somebody who reads everything that is published before and after each single attempt, and subtracts.</summary>
public sealed class ObserverTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const int Attempts = 75;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Observe_EachSingleAttempt_FindsNobody(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var portal = new QuizPortal(settings);
        var random = new Random(1);
        Quiz[] quizzes = [portal.ChildrensQuiz, portal.Quiz, portal.Library.Quizzes.Last(quiz => !quiz.CountsOnly)];
        var since = quizzes.ToDictionary(quiz => quiz.Slug, _ => 0);
        var answers = quizzes.ToDictionary(quiz => quiz.Slug, _ => new List<int[]>());
        var last = await LookAsync(portal, quizzes);
        var moves = 0;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // Most are children; the third quiz stays below what is published.
            var quiz = quizzes[attempt % 12 == 0 ? 2 : attempt % 4 == 0 ? 1 : 0];
            var chosen = quiz.Questions.Select(question => random.Next(3) > 0 ? question.Right : random.Next(question.Options.Count)).ToArray();
            Assert.Equal(AttemptOutcome.Counted, await CountAsync(portal, quiz, chosen, attempt));
            since[quiz.Slug]++;
            answers[quiz.Slug].Add(chosen);

            // The worst case for privacy: an hour passes between two attempts, and the portal is restarted now and then.
            await portal.PublishAsync();
            if (attempt % 20 == 19)
            {
                await using var restarted = new QuizPortal(settings);
                await restarted.ShowAsync();
                Assert.Equal((await LookAsync(portal, quizzes)).All, (await LookAsync(restarted, quizzes)).All);
            }

            var look = await LookAsync(portal, quizzes);
            var moved = quizzes.Where(candidate => look.Api[candidate.Slug] != last.Api[candidate.Slug]).ToList();
            Assert.All(moved, candidate => Assert.True(since[candidate.Slug] >= DisclosureControl.Step, $"{candidate.Slug} moved after {since[candidate.Slug]} attempts."));
            Assert.True(moved.Count > 0 || look.All == last.All, "A page or a table moved by itself.");
            moved.ForEach(candidate => since[candidate.Slug] = 0);
            moves += moved.Count;
            foreach (var candidate in moved)
            {
                AssertHidesTen(look.Api[candidate.Slug], candidate, answers[candidate.Slug]);
            }

            last = look;
        }

        Assert.InRange(moves, 4, Attempts / DisclosureControl.Step);
        Assert.Null(JsonDocument.Parse(last.Api[quizzes[2].Slug]).RootElement.GetProperty("firstAttempts").GetString());
        Assert.DoesNotContain(quizzes[2][Core.Language.Kazakh].ShortTitle, last.Tables, StringComparison.Ordinal);
    }

    // What parts leave of a whole is ten people's or nobody's, and every number is rounded.
    private static void AssertHidesTen(string api, Quiz quiz, List<int[]> answers)
    {
        var figures = JsonDocument.Parse(api).RootElement;
        var all = figures.GetProperty("firstAttempts").GetInt64();
        Assert.Equal(0, all % DisclosureControl.RoundedTo);
        AssertParts(
            [.. figures.GetProperty("bands").EnumerateArray().Select(band => band.GetProperty("attempts"))],
            band => answers.Count(chosen => Math.Min(3, Score(quiz, chosen) * 4 / quiz.Questions.Count) == band));
        foreach (var (place, question) in figures.GetProperty("questions").EnumerateArray().Index())
        {
            AssertParts(
                [.. question.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("answers"))],
                option => answers.Count(chosen => chosen[place] == option));
            Assert.Equal(question.GetProperty("answers").ValueKind, question.GetProperty("rightPercent").ValueKind);
        }
    }

    private static void AssertParts(IReadOnlyList<JsonElement> parts, Func<int, int> truth)
    {
        var hidden = parts.Index().Where(part => part.Item.ValueKind == JsonValueKind.Null).Sum(part => truth(part.Index));
        Assert.True(parts.All(part => part.ValueKind != JsonValueKind.Null) || hidden >= DisclosureControl.Threshold, $"The rest of a whole is {hidden}.");
        foreach (var (place, part) in parts.Index().Where(part => part.Item.ValueKind != JsonValueKind.Null))
        {
            Assert.True(truth(place) >= DisclosureControl.Threshold);
            Assert.Equal(DisclosureControl.Round(truth(place)), part.GetInt64());
        }
    }

    // Each from a network of its own, so that all count.
    private static Task<AttemptOutcome> CountAsync(QuizPortal portal, Quiz quiz, int[] chosen, int network)
    {
        var services = portal.Host.Services;
        var id = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddMinutes(-5));
        return services.GetRequiredService<AttemptRecorder>().RecordAsync(
            new SubmittedAttempt(id, quiz, Core.Language.Kazakh, services.GetRequiredService<QuizStarts>().Sign(quiz.Slug, id), null, chosen, Repeat: false),
            IPAddress.Parse($"10.0.{network}.1"));
    }

    private static int Score(Quiz quiz, int[] chosen) => quiz.Questions.Index().Count(entry => entry.Item.Right == chosen[entry.Index]);

    private static async Task<Look> LookAsync(QuizPortal portal, IEnumerable<Quiz> quizzes)
    {
        var api = new Dictionary<string, string>();
        foreach (var quiz in quizzes)
        {
            api[quiz.Slug] = (await portal.GetAsync($"/api/v1/quizzes/{quiz.Slug}/statistics")).GetRawText();
        }

        var page = await portal.Client.GetPageAsync("/kk/statistics/quizzes");
        var tables = page.QuerySelector("article table")?.TextContent ?? "";
        using var csv = await portal.Client.SendAsync(HttpMethod.Get, "/api/v1/quizzes/statistics.csv?lang=ru");
        return new Look(api, tables, string.Join('\n', [.. api.Values, page.QuerySelector("article")!.TextContent, await csv.DecodedAsync()]));
    }

    private sealed record Look(Dictionary<string, string> Api, string Tables, string All);
}
