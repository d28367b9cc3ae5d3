using System.Globalization;
using CyberAware.Core.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;

namespace CyberAware.Core.Documents.Markup;

/// <summary>The fixed vocabulary of <c>::: name argument {#anchor}</c> blocks.</summary>
internal sealed record ContentBlock(string Name, string Argument, string? Anchor, bool IsSub)
{
    public const string Stat = "stat";
    public const string Note = "note";
    public const string Checklist = "checklist";

    /// <summary>Words for the adult beside a child, folded.</summary>
    public const string Adults = "adults";

    /// <summary>What the brochure prints and practice has left behind, folded; the one block that holds other blocks.</summary>
    public const string Printed = "printed";

    public static readonly IReadOnlyList<string> Names =
        ["do", "dont", "important", "example", "scheme", Stat, Note, Checklist, Adults, Printed];

    public static ContentBlock From(CustomContainer container)
    {
        var attributes = container.TryGetAttributes();
        return new ContentBlock(
            container.Info ?? "",
            (container.Arguments ?? "").Trim(),
            attributes?.Id,
            attributes?.Classes?.Contains("sub") ?? false);
    }

    /// <summary>Level of the label when it is a heading of the page; null for a plain label.</summary>
    public int? HeadingLevel => Anchor is null || Name is Note or Stat ? null : IsSub ? 3 : 2;

    /// <summary>Whether it is shown closed, under its label.</summary>
    public bool IsFolded => Name is Adults or Printed;

    public string Label(Language language) => CoreResources.Get(language, "Block." + Name);

    /// <summary>Date of a note; null when the argument isn't one.</summary>
    public DateOnly? Date =>
        DateOnly.TryParseExact(Argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
