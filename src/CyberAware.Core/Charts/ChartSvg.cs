using System.Xml.Linq;

namespace CyberAware.Core.Charts;

/// <summary>Writes drawings as SVG: with classes for pages, with its own colours as a picture that stands alone.</summary>
public static class ChartSvg
{
    private const decimal Margin = 20;
    private const decimal HeadSize = 17;
    private const decimal HeadLine = 23;
    private const decimal FootSize = 12;
    private const decimal FootLine = 17;

    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    private static readonly Dictionary<ShapeRole, (string Name, string Value)[]> Attributes = new()
    {
        [ShapeRole.Label] = [("fill", "#1b2629"), ("font-weight", "600")],
        [ShapeRole.Value] = [("fill", "#1b2629"), ("font-weight", "700")],
        [ShapeRole.Tick] = [("fill", "#4a585b")],
        [ShapeRole.Track] = [("fill", "#f6f2e9"), ("stroke", "#827962")],
        [ShapeRole.Bar] = [("fill", "#0b4a55")],
        [ShapeRole.Baseline] = [("stroke", "#1b2629")],
        [ShapeRole.Gap] = [("fill", "none"), ("stroke", "#827962"), ("stroke-dasharray", "4 3")],
        [ShapeRole.GapText] = [("fill", "#4a585b")],
    };

    /// <summary>A chart inside a page; the page's styles draw it.</summary>
    /// <param name="scene">The shapes.</param>
    /// <param name="id">Beginning of the ids of title and description, unique on the page.</param>
    /// <param name="title">The finding.</param>
    /// <param name="description">The figures.</param>
    public static XElement InPage(ChartScene scene, string id, string title, string description) =>
        Root(scene.Width, scene.Height, id, title, description,
            new XAttribute("class", scene.Width > ChartScene.ColumnWidth ? "chart-picture chart-wide" : "chart-picture"), scene.Shapes.Select(shape => Draw(shape, InClasses)));

    /// <summary>A chart's shape beside words that say the same, so hidden from screen readers.</summary>
    public static XElement BesideWords(ChartScene scene) =>
        new(Ns + "svg",
            new XAttribute("class", "chart-picture"),
            new XAttribute("viewBox", FormattableString.Invariant($"0 0 {scene.Width} {scene.Height}")),
            new XAttribute("aria-hidden", "true"),
            new XAttribute("focusable", "false"),
            scene.Shapes.Select(shape => Draw(shape, InClasses)));

    /// <summary>A picture with headline, measure, source and address that can be passed on.</summary>
    public static string Standalone(
        ChartScene scene, Language language, string title, string measure, string description, string source, string address)
    {
        var width = scene.Width + (2 * Margin);
        var head = TextMetrics.Wrap(title, HeadSize * 1.08m, scene.Width);
        var under = TextMetrics.Wrap(measure, FootSize, scene.Width);
        var foot = TextMetrics.Wrap(source, FootSize, scene.Width).Concat(TextMetrics.Wrap(address, FootSize, scene.Width)).ToList();
        var headEnd = Margin + (head.Count * HeadLine);
        var top = headEnd + (under.Count * FootLine) + 16;
        var bottom = top + scene.Height + 24;
        var height = bottom + (foot.Count * FootLine) + Margin - 8;
        var root = Root(width, height, "chart", title, description,
            new XAttribute(XNamespace.Xml + "lang", language.Tag),
            new XAttribute("width", width * 2),
            new XAttribute("height", height * 2),
            new XAttribute("font-family", "'Golos Text', Arial, 'Liberation Sans', sans-serif"),
            new XElement(Ns + "rect", new XAttribute("width", width), new XAttribute("height", height), new XAttribute("fill", "#fff")),
            Text(new ChartTextShape(ShapeRole.Label, Margin, Margin + HeadSize, TextAnchor.Start, head), HeadSize, HeadLine, InAttributes),
            Text(new ChartTextShape(ShapeRole.Tick, Margin, headEnd + FootSize + 4, TextAnchor.Start, under), FootSize, FootLine, InAttributes),
            new XElement(Ns + "g",
                new XAttribute("transform", FormattableString.Invariant($"translate({Margin} {top})")),
                scene.Shapes.Select(shape => Draw(shape, InAttributes))),
            Text(new ChartTextShape(ShapeRole.Tick, Margin, bottom + FootSize, TextAnchor.Start, foot), FootSize, FootLine, InAttributes));
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Root(decimal width, decimal height, string id, string title, string description, params object[] content) =>
        new(Ns + "svg",
            new XAttribute("viewBox", FormattableString.Invariant($"0 0 {width} {height}")),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{id}-title {id}-desc"),
            content.OfType<XAttribute>(),
            new XElement(Ns + "title", new XAttribute("id", $"{id}-title"), title),
            new XElement(Ns + "desc", new XAttribute("id", $"{id}-desc"), description),
            content.Where(part => part is not XAttribute));

    private static XElement Draw(ChartShape shape, Func<ShapeRole, IEnumerable<XAttribute>> look) => shape switch
    {
        ChartRect box => new XElement(Ns + "rect",
            look(box.Role),
            new XAttribute("x", box.X), new XAttribute("y", box.Y), new XAttribute("width", box.Width), new XAttribute("height", box.Height)),
        ChartLine line => new XElement(Ns + "line",
            look(line.Role),
            new XAttribute("x1", line.X1), new XAttribute("y1", line.Y1), new XAttribute("x2", line.X2), new XAttribute("y2", line.Y2)),
        ChartTextShape words => Text(words, ChartScene.FontSize, ChartScene.LineHeight, look),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static XElement Text(ChartTextShape words, decimal size, decimal lineHeight, Func<ShapeRole, IEnumerable<XAttribute>> look) =>
        new(Ns + "text",
            look(words.Role),
            new XAttribute("font-size", size),
            words.Anchor == TextAnchor.Start ? null : new XAttribute("text-anchor", words.Anchor == TextAnchor.Middle ? "middle" : "end"),
            words.Lines.Select((line, index) => new XElement(Ns + "tspan",
                new XAttribute("x", words.X), new XAttribute("y", words.Y + (index * lineHeight)), line)));

    private static IEnumerable<XAttribute> InClasses(ShapeRole role) => [new XAttribute("class", ClassOf(role))];

    private static IEnumerable<XAttribute> InAttributes(ShapeRole role) =>
        Attributes[role].Select(attribute => new XAttribute(attribute.Name, attribute.Value));

    private static string ClassOf(ShapeRole role) => role switch
    {
        ShapeRole.Label => "chart-label",
        ShapeRole.Value => "chart-value",
        ShapeRole.Tick => "chart-tick",
        ShapeRole.Track => "chart-track",
        ShapeRole.Bar => "chart-bar",
        ShapeRole.Baseline => "chart-baseline",
        ShapeRole.Gap => "chart-gap",
        _ => "chart-gap-text",
    };
}
