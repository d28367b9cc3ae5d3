using System.Globalization;
using CyberAware.Core;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Localization;

/// <summary>The interface texts of a feature: <c>Resources/{Feature}.kk.resx</c> and <c>.ru.resx</c>.</summary>
public sealed class FeatureResources(IStringLocalizerFactory factory)
{
    private static readonly string Assembly = typeof(FeatureResources).Assembly.GetName().Name!;

    /// <summary>The texts of a feature in the language of the request.</summary>
    public IStringLocalizer this[string feature] => factory.Create(feature, Assembly);

    /// <summary>One text in a language that is not the request's; with arguments they are put into it.</summary>
    public string In(Language language, string feature, string key, params object[] arguments)
    {
        var current = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language.Culture;
            return arguments.Length == 0 ? this[feature][key] : this[feature][key, arguments];
        }
        finally
        {
            CultureInfo.CurrentUICulture = current;
        }
    }
}
