namespace CyberAware.Web.Links;

/// <summary>What comes along when a link is copied out of a sentence.</summary>
public static class PastedText
{
    private static readonly char[] Punctuation = [.. " \t\r\n\u00a0.,;:!?…)]}>»”“’\"'*_"];

    /// <summary>An address, or a value in it, without the punctuation and blanks behind it.</summary>
    public static string Trim(string text) => text.TrimEnd(Punctuation);
}
