using CyberAware.Core;

namespace CyberAware.Web.Site;

/// <summary>What stands for a page where it is shared.</summary>
/// <param name="Path">The page's address after the language; of the home page its path.</param>
/// <param name="Drawings">Names of drawings that suit it, the best one first; the first that was drawn is taken.</param>
/// <param name="Words">Its words in a language.</param>
public sealed record PageCard(string Path, IReadOnlyList<string> Drawings, Func<Language, CardWords> Words);

/// <summary>A card's words.</summary>
/// <param name="Sentence">One sentence that can be understood without the page.</param>
/// <param name="Updated">Day of the last change of the page's text.</param>
public sealed record CardWords(string Sentence, DateOnly Updated);
