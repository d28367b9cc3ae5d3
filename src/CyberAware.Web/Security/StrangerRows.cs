namespace CyberAware.Web.Security;

/// <summary>
/// Keeps people who have not signed in from filling the audit trail: whatever networks they come from, only some rows a minute
/// are written of them. What is not written is counted and stands with the next row. Each instance counts for itself.
/// </summary>
public sealed class StrangerRows(TimeProvider time)
{
    /// <summary>Rows a minute, over all networks.</summary>
    public const int PerMinute = 30;

    /// <summary>Name of the fact of a row that says how many before it were not written.</summary>
    public const string NotWritten = "not-written";

    private readonly Lock counting = new();
    private long minute;
    private int rows;
    private int notWritten;

    /// <summary>Whether a row can be written now.</summary>
    public bool HasRoom
    {
        get
        {
            lock (counting)
            {
                return Count() < PerMinute;
            }
        }
    }

    /// <summary>Takes the place of a row; where there is none, counts what is left out.</summary>
    /// <param name="before">How many were not written before this one.</param>
    /// <returns>Whether the row may be written.</returns>
    public bool TryTake(out int before)
    {
        lock (counting)
        {
            before = 0;
            if (Count() == PerMinute)
            {
                notWritten++;
                return false;
            }

            rows++;
            (before, notWritten) = (notWritten, 0);
            return true;
        }
    }

    private int Count()
    {
        var current = time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        if (current != minute)
        {
            (minute, rows) = (current, 0);
        }

        return rows;
    }
}
