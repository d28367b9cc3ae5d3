using CyberAware.Web.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace CyberAware.Web.Tests.Logging;

public sealed class RepeatedLinesTests
{
    private readonly Lines written = new();
    private readonly Clock clock = new();

    [Fact]
    public void Emit_RepeatedLines_AreWrittenAFewTimesAndThenCounted()
    {
        using var log = Log();
        for (var i = 0; i < 100; i++)
        {
            log.Information("{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0} ms", "GET", "-", 404, i);
        }

        log.Information("{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0} ms", "GET", "/kk/help", 200, 1);
        Assert.Equal(RepeatedLines.PerPeriod + 1, written.Count);

        clock.Tick();
        Assert.Equal($"{100 - RepeatedLines.PerPeriod} more like this were left out: \"\\\"GET\\\" \\\"-\\\" 404 in 99 ms\"", written[^1]);
        clock.Tick();
        Assert.Equal(RepeatedLines.PerPeriod + 2, written.Count);
    }

    [Fact]
    public void Emit_NextPeriod_StartsAnew()
    {
        using var log = Log();
        for (var period = 0; period < 3; period++)
        {
            log.Warning("Away");
            clock.Tick();
        }

        Assert.Equal(["Away", "Away", "Away"], written);
    }

    [Fact]
    public void Emit_EndlessKinds_ShareOneAllowance()
    {
        using var log = Log();
        for (var i = 0; i < 10_000; i++)
        {
            log.Error("{RequestMethod} {RequestPath}", "GET", $"/{i}");
        }

        Assert.Equal(RepeatedLines.MaxKinds + RepeatedLines.PerPeriod, written.Count);
    }

    [Fact]
    public void Dispose_LeftOut_IsStillSaid()
    {
        using (var log = Log())
        {
            for (var i = 0; i <= RepeatedLines.PerPeriod; i++)
            {
                log.Warning("Away");
            }
        }

        Assert.StartsWith("1 more like this were left out", written[^1], StringComparison.Ordinal);
    }

    private Logger Log() => new LoggerConfiguration().WriteTo.Sink(new RepeatedLines(written, clock)).CreateLogger();

    private sealed class Lines : List<string>, ILogEventSink
    {
        public void Emit(LogEvent logEvent) => Add(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    private sealed class Clock : TimeProvider
    {
        private TimerCallback? callback;

        public void Tick() => callback!(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            this.callback = callback;
            return base.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
