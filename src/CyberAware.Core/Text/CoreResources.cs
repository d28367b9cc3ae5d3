using System.Globalization;
using System.Resources;

namespace CyberAware.Core.Text;

/// <summary>The words that Core itself puts into pages: block labels, source lines, months.</summary>
public static class CoreResources
{
    private static readonly ResourceManager Resources =
        new("CyberAware.Core.Resources.Core", typeof(CoreResources).Assembly);

    /// <summary>The text of a key; a missing one is a defect of the build and throws.</summary>
    public static string Get(Language language, string key, params object[] arguments)
    {
        var text = Resources.GetString(key, language.Culture)
            ?? throw new MissingManifestResourceException($"Core.{language}.resx has no '{key}'.");
        return arguments.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, arguments);
    }
}
