using CyberAware.Core.Documents.Markup;

namespace CyberAware.Core.Pages;

/// <summary>A heading of a page, or the label of a block that serves as one.</summary>
/// <param name="Level">2 to 4.</param>
/// <param name="Anchor">Anchor in the address, the same in both languages.</param>
/// <param name="Text">The words, without markup.</param>
public sealed record Heading(int Level, string Anchor, string Text);

/// <summary>A dated editor's note in a page's text.</summary>
/// <param name="Date">Day of the note.</param>
/// <param name="Anchor">Anchor of the note on its page.</param>
/// <param name="Html">The note's text, sanitised.</param>
public sealed record EditorNote(DateOnly Date, string Anchor, SafeHtml Html);
