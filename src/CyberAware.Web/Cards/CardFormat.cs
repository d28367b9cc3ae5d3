using CyberAware.Web.Links;

namespace CyberAware.Web.Cards;

/// <summary>A form of a card.</summary>
/// <param name="Ending">End of its address. No path of a page has a dot, so that it can't be a page's.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record CardFormat(string Ending, int Width, int Height)
{
    /// <summary>What messengers and networks show beside a link (Open Graph): the sentence and a drawing.</summary>
    public static readonly CardFormat Preview = new(CardPaths.Ending, 1200, 630);

    /// <summary>What people pass on without a link: with the address, its code and the day.</summary>
    public static readonly CardFormat Message = new(".message" + CardPaths.Ending, 1080, 1350);

    /// <summary>The page and the form that a file's name means; null when it means none.</summary>
    /// <param name="file">What follows the language in an address: <c>guide/passwords.png</c>.</param>
    public static (string Path, CardFormat Format)? Parse(string file) => file switch
    {
        _ when file.EndsWith(Message.Ending, StringComparison.Ordinal) => (file[..^Message.Ending.Length], Message),
        _ when file.EndsWith(Preview.Ending, StringComparison.Ordinal) => (file[..^Preview.Ending.Length], Preview),
        _ => null,
    };
}
