using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace CyberAware.Web.Logging;

/// <summary>
/// Keeps a flood from filling the disk: of lines that say the same only the first few of each ten seconds are written, then
/// how many were left out.
/// </summary>
public sealed class RepeatedLines : ILogEventSink, IDisposable
{
    /// <summary>Lines of one kind that are written of each period.</summary>
    public const int PerPeriod = 20;

    /// <summary>Kinds that are told apart; all further ones count as one.</summary>
    public const int MaxKinds = 200;

    /// <summary>Length of a period.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private const int MaxExample = 500;

    private static readonly MessageTemplate Summary = new MessageTemplateParser().Parse("{Omitted} more like this were left out: {Line}");

    private readonly ILogEventSink inner;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Lock turn = new();
    private Dictionary<string, Repeats> kinds = [];

    /// <param name="inner">Where the lines go.</param>
    /// <param name="time">The clock of the periods.</param>
    public RepeatedLines(ILogEventSink inner, TimeProvider time)
    {
        this.inner = inner;
        this.time = time;
        timer = time.CreateTimer(_ => EndPeriod(), null, Period, Period);
    }

    public void Emit(LogEvent logEvent)
    {
        lock (turn)
        {
            var kind = KindOf(logEvent);
            if (!kinds.TryGetValue(kind, out var repeats) && kinds.Count >= MaxKinds)
            {
                kind = "";
                kinds.TryGetValue(kind, out repeats);
            }

            repeats ??= kinds[kind] = new Repeats();
            if (++repeats.Count > PerPeriod)
            {
                repeats.Last = logEvent;
                return;
            }
        }

        inner.Emit(logEvent);
    }

    public void Dispose()
    {
        timer.Dispose();
        EndPeriod();
        (inner as IDisposable)?.Dispose();
    }

    // Lines of requests differ in their time and are alike when method, address and status are.
    private static string KindOf(LogEvent line) => string.Join('\n',
    [
        line.Level.ToString(),
        line.MessageTemplate.Text,
        line.Exception?.GetType().FullName,
        .. RequestLog.KindProperties.Select(name => line.Properties.GetValueOrDefault(name)?.ToString(null, CultureInfo.InvariantCulture)),
    ]);

    private void EndPeriod()
    {
        Dictionary<string, Repeats> ended;
        lock (turn)
        {
            (ended, kinds) = (kinds, []);
        }

        foreach (var repeats in ended.Values.Where(repeats => repeats.Last is not null))
        {
            var last = repeats.Last!;
            var line = last.RenderMessage(CultureInfo.InvariantCulture);
            inner.Emit(new LogEvent(time.GetLocalNow(), last.Level, null, Summary,
            [
                new LogEventProperty("Omitted", new ScalarValue(repeats.Count - PerPeriod)),
                new LogEventProperty("Line", new ScalarValue(line[..Math.Min(line.Length, MaxExample)])),
            ]));
        }
    }

    private sealed class Repeats
    {
        public int Count { get; set; }

        public LogEvent? Last { get; set; }
    }
}
