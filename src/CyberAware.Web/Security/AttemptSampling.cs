using System.Collections.Concurrent;
using CyberAware.Core.Text;

namespace CyberAware.Web.Security;

/// <summary>
/// Keeps floods and single networks out of the figures without refusing anybody. Above a quota a minute a network's
/// attempts get their result as ever, but only a sample of them is counted; and beyond a share of a month's attempts
/// at a quiz they are counted apart. Counters only, in memory; docs/adr/0015 says what they can't do.
/// </summary>
public sealed class AttemptSampling(TimeProvider time)
{
    /// <summary>Attempts of one network in a minute that all count; a school of 40 with 12 quizzes a minute makes 480.</summary>
    public const int PerMinute = 1200;

    /// <summary>Of those above it one in so many counts.</summary>
    public const int OneIn = 16;

    /// <summary>Attempts of one network at one quiz that are published of a month in any case: a school class.</summary>
    public const int MinShare = 30;

    /// <summary>Beyond them, at most this percentage of the month's attempts at the quiz is one network's.</summary>
    public const int MaxPercent = 2;

    private const int MinuteWidth = 1 << 16;
    private const int MonthWidth = 1 << 18;

    // Only of attempts that are being stored at this moment.
    private readonly Dictionary<(ulong Network, string Quiz), int> reserved = [];

    private Period minute = new(-1, MinuteWidth);
    private Period month = new(-1, MonthWidth);

    /// <summary>Whether an attempt is to be counted. The same id gets the same answer while its network is above the quota.</summary>
    /// <param name="network">The visitor's network.</param>
    /// <param name="id">The attempt's id.</param>
    public bool ShouldCount(ulong network, Guid id) =>

        // Nobody outside can work out an id that passes: HashCode has a seed of its own in each process.
        Minute.Networks.Read(network) < PerMinute || (uint)HashCode.Combine(id) % OneIn == 0;

    /// <summary>
    /// Reserves a place in its network's share for an attempt that is about to be stored: of many that come at once
    /// each must see the others. To be followed by <see cref="Release"/>.
    /// </summary>
    /// <param name="network">The visitor's network.</param>
    /// <param name="quiz">The quiz's slug.</param>
    /// <returns>Whether the attempt may be published; if not, nothing is reserved.</returns>
    public bool TryReserve(ulong network, string quiz)
    {
        var period = Month;
        lock (reserved)
        {
            if (!HasPlace(period, network, quiz))
            {
                return false;
            }

            reserved[(network, quiz)] = reserved.GetValueOrDefault((network, quiz)) + 1;
            return true;
        }
    }

    /// <summary>Whether a place could be reserved at this moment.</summary>
    /// <inheritdoc cref="TryReserve" path="/param"/>
    public bool HasPlace(ulong network, string quiz)
    {
        var period = Month;
        lock (reserved)
        {
            return HasPlace(period, network, quiz);
        }
    }

    /// <summary>Gives a reserved place back, or makes it the attempt's own.</summary>
    /// <param name="network">The visitor's network.</param>
    /// <param name="quiz">The quiz's slug.</param>
    /// <param name="isStored">Whether the attempt was stored, and not known before.</param>
    public void Release(ulong network, string quiz, bool isStored)
    {
        lock (reserved)
        {
            if (isStored)
            {
                var period = Month;
                period.Networks.Add(network, quiz);
                period.Totals.AddOrUpdate(quiz, 1, static (_, count) => count + 1);
            }

            if (--reserved[(network, quiz)] == 0)
            {
                reserved.Remove((network, quiz));
            }
        }
    }

    /// <summary>Takes note of an attempt that was stored; one whose id was known costs nothing.</summary>
    /// <param name="network">The visitor's network.</param>
    public void Add(ulong network) => Minute.Networks.Add(network);

    private bool HasPlace(Period period, ulong network, string quiz) =>
        period.Networks.Read(network, quiz) + reserved.GetValueOrDefault((network, quiz))
            < Math.Max(MinShare, period.Totals.GetValueOrDefault(quiz) * MaxPercent / 100);

    private Period Minute => At(ref minute, time.GetUtcNow().ToUnixTimeSeconds() / 60, MinuteWidth);

    private Period Month => At(ref month, LocalTime.DayOf(time.GetUtcNow().UtcDateTime) is var day ? (day.Year * 12) + day.Month : 0, MonthWidth);

    // At a turn many threads come at once: the first one's period is everybody's.
    private static Period At(ref Period field, long number, int width)
    {
        var known = Volatile.Read(ref field);
        if (known.Number == number)
        {
            return known;
        }

        var fresh = new Period(number, width);
        var found = Interlocked.CompareExchange(ref field, fresh, known);
        return found == known ? fresh : found;
    }

    private sealed class Period(long number, int width)
    {
        public long Number => number;

        public NetworkCounter Networks { get; } = new(width);

        public ConcurrentDictionary<string, int> Totals { get; } = new(StringComparer.Ordinal);
    }
}
