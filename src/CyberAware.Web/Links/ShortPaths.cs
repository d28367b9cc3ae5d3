namespace CyberAware.Web.Links;

/// <summary>The short addresses of what is printed: <c>/l/7k2m9x</c>, or <c>/kk/l/7k2m9x</c> in a language.</summary>
public static class ShortPaths
{
    /// <summary>Route that leads on in the language that the reader's browser asks for.</summary>
    public const string Route = Root + "{code}";

    /// <summary>Parameter that says which version of a page a paper shows.</summary>
    public const string VersionParameter = "v";

    /// <summary>Anchor of the line that tells a reader that his paper is current.</summary>
    public const string CurrentAnchor = "site-paper";

    private const string Root = "/l/";

    /// <summary>A short address without a language.</summary>
    public static string For(string code) => Root + code;

    /// <summary>Path of a short address after its language.</summary>
    public static string PathFor(string code) => For(code)[1..];

    /// <summary>The code in a path after its language; null when it is no short address.</summary>
    public static string? CodeIn(string path) => Contain("/" + path) ? path[(Root.Length - 1)..] : null;

    /// <summary>Whether a path names no language because it is a short address.</summary>
    public static bool Contain(string path) => path.StartsWith(Root, StringComparison.Ordinal);
}
