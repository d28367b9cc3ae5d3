namespace CyberAware.Web.Pages.Editor;

/// <summary>One line of the board: what waits, and the screen on which it is mended.</summary>
/// <param name="Url">The screen.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Note">State, day, person: what tells lines apart.</param>
public sealed record BoardLine(string Url, string Title, string Note)
{
    /// <summary>The documents that it is about, where the title doesn't name them; empty for none.</summary>
    public string About { get; init; } = "";

    /// <summary>Whether it waits for somebody else.</summary>
    public bool IsForOthers { get; init; }

    /// <summary>Whether its time is over.</summary>
    public bool IsLate { get; init; }
}

/// <summary>A list of the board.</summary>
/// <param name="Name">Name of the list, with which the keys of its texts end.</param>
/// <param name="Lines">Its lines, the most urgent first.</param>
public sealed record BoardSection(string Name, IReadOnlyList<BoardLine> Lines)
{
    /// <summary>Lines whose time comes later, folded below.</summary>
    public IReadOnlyList<BoardLine> Later { get; init; } = [];

    /// <summary>Whether nothing stands in it, now or later.</summary>
    public bool IsEmpty => Lines.Count == 0 && Later.Count == 0;

    /// <summary>The screen on which several lines are mended at once; null for none.</summary>
    public string? TogetherUrl { get; init; }

    /// <summary>Lines that are in sight at once; the others are folded.</summary>
    public const int Shown = 8;
}
