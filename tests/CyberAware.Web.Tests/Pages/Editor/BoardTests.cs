using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.Core.Search.Storage;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using CyberAware.Web.Site;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>The board: for each role what waits for it, and each line leads to the screen that mends it.</summary>
public sealed class BoardTests(EditorPortal portal, TestDatabases databases) : IClassFixture<EditorPortal>, IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Author, "Drafts OwnWaiting Alerts Stale Shipped Links ReviewDue Facts Questions Misses")]
    [InlineData(Role.TranslatorRu, "Drafts OwnWaiting Alerts Stale Shipped")]
    [InlineData(Role.Reviewer, "Review Unsigned")]
    [InlineData(Role.Publisher, "Approved Scheduled Unsigned")]
    [InlineData(Role.DutyOfficer, "Drafts OwnWaiting Unsigned Alerts")]
    [InlineData(Role.Auditor, "Scheduled Unsigned")]
    [InlineData(Role.Administrator, "")]
    public async Task Get_Role_SeesItsListsAndNoOthers(Role role, string lists)
    {
        using var visitor = await portal.SignInAsync(role);
        var visit = await visitor.GetAsync("/editor/kk");

        // Lists with nothing in them are named together at the end.
        Assert.Equal(
            lists.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            visit.Page.QuerySelectorAll("[id^=site-board-]").Select(list => list.Id!["site-board-".Length..]).Where(name => name != "empty").Order(StringComparer.Ordinal));
        Assert.Equal("no-store", visit.Response.Headers.CacheControl!.ToString());
        Assert.All(visit.Page.QuerySelectorAll(".board-section"), section => Assert.NotNull(section.QuerySelector(".board-empty, .board-lines a, details")));
    }

    [Fact]
    public async Task Get_Editions_StandWithThoseWhoCanDoSomething()
    {
        var title = $"Тақта {EditorPortal.Hostile}";
        var (draft, handedIn) = (await portal.DraftAsync("guide/email", title: title), await portal.InReviewAsync("guide/email", title: title));
        var approved = await portal.ApprovedAsync("guide/backup");
        var ready = await portal.ApprovedAsync("guide/antivirus");
        var scheduled = (await portal.Service<PublishingService>().ScheduleAsync(portal.ActorOf(Role.Publisher), ready.Id, ready.Version, new DateTime(2099, 1, 30, 23, 30, 0, DateTimeKind.Utc), Cancellation)).Value;
        var urgent = await portal.DraftAsync("guide/passwords");
        await portal.Service<PublishingService>().PublishNowAsync(portal.ActorOf(Role.Publisher), urgent.Id, urgent.Version, "Now", Cancellation);

        Assert.Equal((true, true), (await HasAsync(Role.Author, "Drafts", draft), await HasAsync(Role.Author, "OwnWaiting", handedIn)));
        Assert.Equal((true, true), (await HasAsync(Role.Reviewer, "Review", handedIn), await HasAsync(Role.Reviewer, "Unsigned", urgent)));
        Assert.Equal((true, true), (await HasAsync(Role.Publisher, "Approved", approved), await HasAsync(Role.Publisher, "Scheduled", scheduled)));
        Assert.False(await HasAsync(Role.Publisher, "Unsigned", urgent)); // her own publication
        Assert.False(await HasAsync(Role.TranslatorKk, "Drafts", draft));

        using var publisher = await portal.SignInAsync(Role.Publisher);
        Assert.Contains("31.01.2099, 04:30", (await publisher.OpenAsync("/editor/ru")).QuerySelector("[aria-labelledby=site-board-Scheduled] details .board-lines")!.TextContent, StringComparison.Ordinal);
        using var author = await portal.SignInAsync(Role.Author);
        var page = await author.OpenAsync("/editor/kk");
        Assert.Contains(page.QuerySelectorAll(".board-lines a"), link => link.TextContent == title);

        // A line names the document too, and what waits for somebody else says so.
        var name = (await author.OpenAsync("/editor/kk/documents/guide/email")).QuerySelector("h1")!.TextContent;
        Assert.All(page.QuerySelectorAll(".board-lines li").Where(line => line.QuerySelector("a")!.TextContent == title), line => Assert.Equal(name, line.QuerySelector(".board-note")!.TextContent.Trim()));
        using var onDuty = await portal.SignInAsync(Role.DutyOfficer);
        using var reviewer = await portal.SignInAsync(Role.Reviewer);
        foreach (var (visitor, isForOthers) in new[] { (onDuty, true), (reviewer, false) })
        {
            var line = (await visitor.OpenAsync("/editor/kk")).QuerySelector($"[aria-labelledby=site-board-Unsigned] a[href$='{urgent.Id}']")!.ParentElement!;
            Assert.Equal(isForOthers, line.TextContent.Contains("басқа адам қояды", StringComparison.Ordinal));
            Assert.Equal(isForOthers, (await visitor.OpenAsync($"/editor/kk/editions/{urgent.Id}")).QuerySelector(".account-warning")!.TextContent.Contains("басқа адам қояды", StringComparison.Ordinal));
        }
        Assert.Empty(page.QuerySelectorAll("main img"));
    }

    [Fact]
    public void AddEditions_Scheduled_StandByTheWeekOfTheCountry()
    {
        var today = new DateOnly(2026, 12, 2); // a Wednesday
        var moments = new[] { new DateTime(2026, 12, 1, 3, 0, 0), new DateTime(2026, 12, 6, 18, 59, 0), new DateTime(2026, 12, 6, 19, 0, 0), new DateTime(2027, 2, 1, 3, 0, 0) };
        var lists = BoardOf(moments.Select(moment => Scheduled(moment, null)).ToList(), today);
        Assert.Equal(["Approved", "Scheduled", "Unsigned"], lists.Select(list => list.Name));
        Assert.Equal((2, 2), (lists[1].Lines.Count, lists[1].Later.Count));

        // What the portal could not publish in anybody's name stands apart, and first.
        lists = BoardOf([Scheduled(moments[0], nameof(Refusal.SchedulerLeft)), Scheduled(moments[1], null)], today);
        Assert.Equal(["Approved", "Held", "Scheduled", "Unsigned"], lists.Select(list => list.Name));
        Assert.Equal((1, 1), (lists[1].Lines.Count, lists[2].Lines.Count));
        Assert.True(lists[1].Lines[0].IsLate);

        IReadOnlyList<Web.Pages.Editor.BoardSection> BoardOf(IReadOnlyList<BoardEdition> editions, DateOnly today)
        {
            var board = new Web.Pages.Editor.Board(
                new Actor(Guid.NewGuid(), "", [new RoleGrant(Role.Publisher, "")], true, ""), Language.Russian, portal.Service<Web.Localization.FeatureResources>()["Editions"], name => name, new Dictionary<Guid, string>());
            board.AddEditions(editions, today);
            return board.Sections;
        }

        static BoardEdition Scheduled(DateTime moment, string? reason) => new(
            new EditionView(Guid.NewGuid(), DocumentKind.Page, "T", EditionState.Scheduled, Guid.NewGuid(), Guid.NewGuid(), new HashSet<Guid>(), [])
            {
                ChangedAt = DateTime.UnixEpoch,
                ScheduledFor = DateTime.SpecifyKind(moment, DateTimeKind.Utc),
                Reason = reason,
            },
            false, false, true, false);
    }

    [Fact]
    public async Task Get_RoleForOneKind_SeesEditionsOfThatKindAlone()
    {
        var handedIn = await portal.InReviewAsync("guide/updates");
        var person = await portal.Host.AddPersonAsync("quiz-reviewer", [new RoleGrant(Role.Reviewer, "Quiz")]);
        using var visitor = await portal.Host.SignedInAsync(person);
        Assert.Null((await visitor.OpenAsync("/editor/kk")).QuerySelector($"a[href='/editor/kk/editions/{handedIn.Id}']"));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await visitor.GetAsync($"/editor/kk/editions/{handedIn.Id}")).Status);
    }

    [Fact]
    public async Task Get_WarningInOneLanguageAndMissedQuery_LeadToWhatMendsThem()
    {
        var alert = Path.GetFileName(Directory.GetDirectories(Path.Combine(CyberAware.TestSupport.Repository.Content, "alerts")).Order(StringComparer.Ordinal).First());
        var urgent = await portal.DraftAsync("", paths: [$"alerts/{alert}/ru.md"]);
        var published = await portal.Service<PublishingService>().PublishNowAsync(portal.ActorOf(Role.DutyOfficer), urgent.Id, urgent.Version, "Now", Cancellation);
        Assert.Null(published.Failure);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await portal.WithDatabaseAsync(context =>
        {
            context.AddRange(
                new ZeroResultQueryRow { Day = today, Language = Language.Kazakh, Query = EditorPortal.Hostile, Count = 2 },
                new ZeroResultQueryRow { Day = today.AddDays(-1), Language = Language.Kazakh, Query = EditorPortal.Hostile, Count = 3 },
                new ZeroResultQueryRow { Day = today.AddDays(-40), Language = Language.Russian, Query = "old", Count = 90 });
            return Task.FromResult(true);
        });

        using var author = await portal.SignInAsync(Role.Author);
        var page = await author.OpenAsync("/editor/kk");
        Assert.NotNull(page.QuerySelector($"[aria-labelledby=site-board-Alerts] a[href='/editor/kk/translations/alerts/{alert}/kk.md']"));
        var miss = Assert.Single(page.QuerySelectorAll("[aria-labelledby=site-board-Misses] li"));
        Assert.Equal(EditorPortal.Hostile, miss.QuerySelector("a[href='/editor/kk/documents/site/synonyms.yml']")!.TextContent);
        Assert.Contains("5", miss.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Get_QuestionsThatNearlyAllAnswerAlike_ShowSharesAndLeadToTheQuiz(DatabaseProvider provider)
    {
        await using var own = await EditorPortal.StartAsync(await databases.StartedAsync(provider));
        var quiz = own.Service<SnapshotProvider>().Current.Library.Quizzes[0];
        await own.WithDatabaseAsync(async context =>
        {
            var version = new QuizVersionRow { Slug = quiz.Slug, Version = quiz.Version, CountsOnly = quiz.CountsOnly, FirstSeenAt = DateTime.UtcNow };
            version.Questions.AddRange(quiz.Questions.Select((question, place) => new QuizVersionQuestionRow
            {
                VersionId = 0,
                Position = place,
                QuestionId = question.Id,
                Topic = question.Topic,
                Options = string.Join(' ', question.Options.Select(option => option.Id)),
                RightOption = question.Right,
            }));
            context.Add(version);
            await context.SaveChangesAsync(Cancellation);
            CountRow Count(CountMeasure measure, int question, int item, long attempts, long seconds = 0) => new()
            {
                Grain = CountGranularity.Month,
                Start = new DateOnly(2026, 11, 1),
                VersionId = version.Id,
                Measure = measure,
                Question = question,
                Item = item,
                Language = Language.Kazakh,
                Kind = AttemptKind.First,
                Attempts = attempts,
                Seconds = seconds,
            };
            context.Add(Count(CountMeasure.Score, CountRow.NoQuestion, 1, 200));
            context.Add(Count(CountMeasure.Duration, CountRow.NoQuestion, 2, 200, 200 * 170));
            context.AddRange(Enumerable.Range(0, quiz.Questions.Count).SelectMany(place =>
            {
                // Everybody the first, nobody the second, half of all any other.
                var (right, wrong) = (quiz.Questions[place].Right, quiz.Questions[place].Right == 0 ? 1 : 0);
                var share = place switch { 0 => 200, 1 => 4, _ => 100 };
                return new[] { Count(CountMeasure.Answer, place, right, share), Count(CountMeasure.Answer, place, wrong, 200 - share) }.Where(count => count.Attempts > 0);
            }));
            return true;
        });

        using var author = await own.SignInAsync(Role.Author);
        var lines = (await author.OpenAsync("/editor/ru")).QuerySelectorAll("[aria-labelledby=site-board-Questions] li");
        Assert.Equal(2, lines.Length);
        Assert.Contains("Верных ответов: 2 %", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("98 %", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("3 мин", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Верных ответов: 100 %", lines[1].TextContent, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal($"/editor/ru/documents/quizzes/{quiz.Slug}", line.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await author.GetAsync($"/editor/ru/documents/quizzes/{quiz.Slug}")).Status);
    }

    private async Task<bool> HasAsync(Role role, string list, EditionView edition)
    {
        using var visitor = await portal.SignInAsync(role);
        return (await visitor.OpenAsync("/editor/kk")).QuerySelector($"[aria-labelledby=site-board-{list}] a[href='/editor/kk/editions/{edition.Id}']") is not null;
    }
}
