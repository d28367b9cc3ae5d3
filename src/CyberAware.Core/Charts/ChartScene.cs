namespace CyberAware.Core.Charts;

/// <summary>A chart as shapes in its own units; what draws it decides colours and fonts.</summary>
/// <param name="Width">Width of the drawing.</param>
/// <param name="Height">Height of the drawing.</param>
/// <param name="Shapes">The shapes, the lowest first.</param>
public sealed record ChartScene(decimal Width, decimal Height, IReadOnlyList<ChartShape> Shapes)
{
    /// <summary>Least width of a chart, about that of a small telephone's column of text.</summary>
    public const decimal ColumnWidth = 320;

    /// <summary>Width of a chart beside its table on a wide screen, and of pictures that stand alone.</summary>
    public const decimal WideWidth = 640;

    /// <summary>Font size of all words: 12.6 pixels where a chart is drawn 288 pixels wide.</summary>
    public const decimal FontSize = 14;

    /// <summary>Distance between two lines of text.</summary>
    public const decimal LineHeight = 19;
}

/// <summary>What a shape is there for.</summary>
public enum ShapeRole
{
    /// <summary>Name of what is measured.</summary>
    Label,

    /// <summary>A figure.</summary>
    Value,

    /// <summary>A year or a mark of the scale.</summary>
    Tick,

    /// <summary>The whole that a bar is a part of.</summary>
    Track,

    /// <summary>A bar or column that stands for a figure.</summary>
    Bar,

    /// <summary>The line at zero.</summary>
    Baseline,

    /// <summary>A year without data.</summary>
    Gap,

    /// <summary>The words in a year without data.</summary>
    GapText,
}

/// <summary>Where a text stands relative to its point.</summary>
public enum TextAnchor
{
    /// <summary>Begins there.</summary>
    Start,

    /// <summary>Has its middle there.</summary>
    Middle,

    /// <summary>Ends there.</summary>
    End,
}

/// <summary>One shape of a drawing.</summary>
/// <param name="Role">What it is there for.</param>
public abstract record ChartShape(ShapeRole Role);

/// <summary>A rectangle.</summary>
/// <param name="Role">What it is there for.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width, zero for a figure of zero.</param>
/// <param name="Height">Height, zero for a figure of zero.</param>
public sealed record ChartRect(ShapeRole Role, decimal X, decimal Y, decimal Width, decimal Height) : ChartShape(Role);

/// <summary>A straight line.</summary>
/// <param name="Role">What it is there for.</param>
/// <param name="X1">Where it begins.</param>
/// <param name="Y1">Where it begins.</param>
/// <param name="X2">Where it ends.</param>
/// <param name="Y2">Where it ends.</param>
public sealed record ChartLine(ShapeRole Role, decimal X1, decimal Y1, decimal X2, decimal Y2) : ChartShape(Role);

/// <summary>Words on one or more lines.</summary>
/// <param name="Role">What they are there for.</param>
/// <param name="X">The point of the anchor.</param>
/// <param name="Y">Base of the first line.</param>
/// <param name="Anchor">Where the words stand relative to the point.</param>
/// <param name="Lines">The lines, at least one.</param>
public sealed record ChartTextShape(ShapeRole Role, decimal X, decimal Y, TextAnchor Anchor, IReadOnlyList<string> Lines) : ChartShape(Role);
