using System.Data.Common;
using System.Threading.Channels;
using CyberAware.Core;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Security;
using CyberAware.Web.Services;
using CyberAware.Web.Tests.Pages.Quizzes;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Web.Tests.Services;

/// <summary>What a class is told while the database fails or waits. The clock moves by hand, so no bound depends on the machine.</summary>
public sealed class ClassRecorderTests(TestDatabases databases, SharedPortal portal) : IClassFixture<TestDatabases>
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Record_SentTwiceWhileTheDatabaseFailsOnce_AnswersBothWithYes(DatabaseProvider provider)
    {
        var held = new HeldQueries();
        using var recorder = Over(TestDatabases.Open(await databases.MigratedAsync(provider), options => options.AddInterceptors(held)));
        var run = Guid.CreateVersion7();
        var posts = new[] { RecordAsync(recorder, run), RecordAsync(recorder, run) };
        var first = await held.NextAsync();
        held.IsOpen = true;
        first.SetException(new InvalidOperationException("Away."));

        Assert.Equal([ClassRecorder.Counted, ClassRecorder.Counted], await Task.WhenAll(posts));
    }

    [Fact]
    public async Task Record_JoinedToAFailureAndHeldUpAgain_WaitsThreeSecondsInAll()
    {
        var held = new HeldQueries();
        using var recorder = Over(TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.Sqlite), options => options.AddInterceptors(held)));
        var run = Guid.CreateVersion7();
        var posts = Task.WhenAll(RecordAsync(recorder, run), RecordAsync(recorder, run));
        var first = await held.NextAsync();
        time.Advance(TimeSpan.FromSeconds(2));
        first.SetException(new InvalidOperationException("Away."));
        var second = await held.NextAsync();
        Assert.False(posts.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([ClassRecorder.NotCounted, ClassRecorder.NotCounted], await posts.WaitAsync(TimeSpan.FromMinutes(1), Cancellation));
        second.SetException(new InvalidOperationException("Away."));
    }

    [Fact]
    public async Task Record_AStrangerBeyondTheShare_IsRefusedWithoutTheDatabase()
    {
        var sampling = new AttemptSampling(time);
        using var recorder = Over(TestDatabases.Open(new DatabaseSettings(true, "Host=127.0.0.1;Port=1;Database=portal;Username=portal")), sampling);
        Assert.Equal(ClassRecorder.NotCounted, await RecordAsync(recorder, Guid.CreateVersion7()));
        for (var i = 0; i < AttemptSampling.MinShare; i++)
        {
            Assert.True(sampling.TryReserve(NetworkCounter.NetworkOf(null), "class/passwords"));
            sampling.Release(NetworkCounter.NetworkOf(null), "class/passwords", isStored: true);
        }

        Assert.Equal(ClassRecorder.Limited, await RecordAsync(recorder, Guid.CreateVersion7()));
    }

    private ClassRecorder Over(PortalDatabase database, AttemptSampling? sampling = null) =>
        new(new ClassStore(database, TimeProvider.System), sampling ?? new AttemptSampling(time), time, NullLogger<ClassRecorder>.Instance);

    private Task<string> RecordAsync(ClassRecorder recorder, Guid run)
    {
        var quiz = portal.Host.Quiz();
        return recorder.RecordAsync(run, quiz, Language.Russian, new ClassCounts(quiz.Asked, [.. quiz.Questions.Select(question => question.Options.Select(_ => 5).ToList())]), null);
    }

    /// <summary>Queries of EF that wait until the test lets them pass or fail.</summary>
    private sealed class HeldQueries : DbCommandInterceptor
    {
        private readonly Channel<TaskCompletionSource> waiting = Channel.CreateUnbounded<TaskCompletionSource>();

        public bool IsOpen { get; set; }

        public ValueTask<TaskCompletionSource> NextAsync() => waiting.Reader.ReadAsync(Cancellation);

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (!IsOpen)
            {
                var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await waiting.Writer.WriteAsync(answer, Cancellation);
                await answer.Task;
            }

            return result;
        }
    }
}
