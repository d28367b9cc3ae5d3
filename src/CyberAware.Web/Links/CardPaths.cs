namespace CyberAware.Web.Links;

/// <summary>The addresses of the pictures that stand for a page where it is shared.</summary>
public static class CardPaths
{
    /// <summary>What stands before the language; no page of the portal can have it as its language.</summary>
    public const string Root = "/cards";

    /// <summary>Route of all of them.</summary>
    public const string Route = Root + "/{language:language}/{**file}";

    /// <summary>Parameter that changes with the picture, since messengers keep what they once fetched of an address. The portal doesn't need it.</summary>
    public const string VersionParameter = "v";
}
