namespace CyberAware.Core.Letters;

/// <summary>The parts of a letter, in their order on paper.</summary>
public enum LetterPart
{
    /// <summary>To whom it is written.</summary>
    Addressee,

    /// <summary>Who writes.</summary>
    Applicant,

    /// <summary>What it is: a demand, a complaint.</summary>
    Title,

    /// <summary>What happened and what is asked for.</summary>
    Body,

    /// <summary>What is enclosed.</summary>
    Evidence,

    /// <summary>The day.</summary>
    Date,

    /// <summary>The line to sign on.</summary>
    Signature,
}

/// <summary>How a paragraph begins.</summary>
public enum LetterLine
{
    /// <summary>With its words.</summary>
    Plain,

    /// <summary>With its number; the count begins anew after a paragraph of another kind.</summary>
    Numbered,

    /// <summary>With a dash.</summary>
    Item,
}

/// <summary>One paragraph of the template.</summary>
/// <param name="Part">The part that it belongs to.</param>
/// <param name="Line">How it begins.</param>
/// <param name="Conditions">What must hold for it to stand in the letter; none: it always does.</param>
/// <param name="Segments">Its words and the places to fill in, in order.</param>
public sealed record LetterBlock(LetterPart Part, LetterLine Line, IReadOnlyList<LetterCondition> Conditions, IReadOnlyList<LetterSegment> Segments)
{
    internal int SourceLine { get; init; } = 1;
}

/// <summary>Whether a field is filled in, or an option is ticked.</summary>
/// <param name="Field">Id of the field.</param>
/// <param name="Option">Id of its option; null for the whole field.</param>
/// <param name="IsNegated">Whether the opposite is asked for.</param>
public readonly record struct LetterCondition(string Field, string? Option, bool IsNegated)
{
    /// <summary>The condition as it is written: <c>field</c>, <c>field/option</c>, <c>!field</c>.</summary>
    public override string ToString() => (IsNegated ? "!" : "") + Field + (Option is null ? "" : "/" + Option);

    /// <summary>Reads a condition.</summary>
    public static LetterCondition Parse(string text)
    {
        var isNegated = text.StartsWith('!');
        var parts = text.TrimStart('!').Split('/', 2);
        return new LetterCondition(parts[0], parts.ElementAtOrDefault(1), isNegated);
    }
}

/// <summary>Words, or a place to fill in.</summary>
/// <param name="Text">The words; the field's id for a place.</param>
/// <param name="IsSlot">Whether it is a place.</param>
public readonly record struct LetterSegment(string Text, bool IsSlot)
{
    /// <summary>The place for the day of writing.</summary>
    public const string Today = "today";
}
