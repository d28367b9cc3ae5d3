namespace CyberAware.Core.Search.Storage;

/// <summary>How often a query found nothing on a day, for editors: which words the texts lack. Nothing of who asked.</summary>
public sealed class ZeroResultQueryRow
{
    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Language of the page it was asked on.</summary>
    public required Language Language { get; init; }

    /// <summary>The query, masked by <see cref="QueryAnonymizer"/>.</summary>
    public required string Query { get; init; }

    /// <summary>How often.</summary>
    public required int Count { get; set; }
}
