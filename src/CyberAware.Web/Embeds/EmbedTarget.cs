using CyberAware.Core;

namespace CyberAware.Web.Embeds;

/// <summary>A page that other sites can show in a frame.</summary>
/// <param name="Path">Path of the page itself after the language.</param>
/// <param name="Subject">What it shows: a document, lesson, quiz, chart, warning, all warnings; or nothing more than its words.</param>
/// <param name="Height">Height of its frame, in CSS pixels: what most of its kind need at <see cref="EmbedCode.Width"/>; the rest scrolls.</param>
/// <param name="Words">Its title and the sentence below, in a language.</param>
public sealed record EmbedTarget(string Path, object? Subject, int Height, Func<Language, EmbedWords> Words);

/// <summary>A page's own words.</summary>
/// <param name="Title">First-level heading.</param>
/// <param name="Summary">The sentence below it.</param>
/// <param name="Updated">Day of the last change of the text; null where several have their own.</param>
public sealed record EmbedWords(string Title, string Summary, DateOnly? Updated = null);

/// <summary>All warnings, of which a frame shows those that count.</summary>
public sealed record AlertWidget;
