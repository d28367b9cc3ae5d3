namespace CyberAware.Core.Quizzes.Publishing;

/// <summary>What keeps single answers out of published numbers; docs/adr/0015 says why this is enough.</summary>
public static class DisclosureControl
{
    /// <summary>Fewer people than this are never shown as a number of their own.</summary>
    public const int Threshold = 10;

    /// <summary>A published number moves when at least so many further attempts have come in.</summary>
    public const int Step = 10;

    /// <summary>Published numbers are multiples of it.</summary>
    public const int RoundedTo = 5;

    /// <summary>The nearest multiple of <see cref="RoundedTo"/>.</summary>
    /// <param name="count">A count, not negative.</param>
    /// <param name="to">Another number that it is to be a multiple of.</param>
    public static long Round(long count, int to = RoundedTo) => (count + (to / 2)) / to * to;

    /// <summary>
    /// Which parts of a published whole are suppressed: all small ones, zeros too, and further ones until at least
    /// <paramref name="threshold"/> people are behind the suppressed parts together, for the whole gives their sum away.
    /// A part that was shown once stays shown, or two publications together would tell what one hides.
    /// </summary>
    /// <param name="parts">The parts; they only grow from one publication to the next, and are at least <paramref name="threshold"/> together.</param>
    /// <param name="before">What was suppressed the last time; null when nothing was published.</param>
    /// <param name="threshold">Fewer people are never shown as a number of their own.</param>
    public static IReadOnlyList<bool> Suppress(IReadOnlyList<long> parts, IReadOnlyList<bool>? before, int threshold = Threshold)
    {
        var suppressed = parts.Select(part => part < threshold).ToArray();
        var further = new Queue<int>(Enumerable.Range(0, parts.Count)
            .Where(part => !suppressed[part])
            .OrderByDescending(part => before is not null && before[part]).ThenBy(part => parts[part]));
        while (suppressed.Contains(true) && parts.Where((_, part) => suppressed[part]).Sum() < threshold && further.TryDequeue(out var part))
        {
            suppressed[part] = true;
        }

        return suppressed;
    }

    /// <summary>A share of rounded numbers in whole percent; null when one of them is suppressed.</summary>
    public static int? Percent(long? part, long? whole) =>
        part is { } right && whole is > 0 and var all ? (int)Math.Min(100, Math.Round(100m * right / all, MidpointRounding.AwayFromZero)) : null;
}
