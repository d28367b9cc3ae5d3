using CyberAware.Core.Letters;

namespace CyberAware.Web.Links;

/// <summary>The paths of letters, after the language.</summary>
public static class LetterPaths
{
    /// <summary>What stands before each letter; by itself it leads to the helper that chooses one.</summary>
    public const string Section = "letters";

    /// <summary>Path of the page that lists the helpers; breadcrumbs of letters lead there.</summary>
    public const string Hub = "check";

    /// <summary>Path of the helper that chooses a letter.</summary>
    public const string Helper = Hub + "/letter";

    /// <summary>Path of a letter: its form, and where the form is sent.</summary>
    public static string For(Letter letter) => $"{Section}/{letter.Slug}";
}
