using System.Security.Cryptography;
using System.Text;
using CyberAware.Core.Content;
using CyberAware.Web.Content;
using CyberAware.Web.Statistics;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Serving;

/// <summary>
/// Names the state of everything that public pages are made of. Part of the cache's key and of each page's
/// validator, so that a page drawn while the state changed is never served for the new one, nor a page of an
/// older release for that of a newer one.
/// </summary>
public sealed class PageVersion(LiveContent content, LiveSurveys surveys, ClientAssets assets, IOptions<PortalSettings> settings)
{
    private readonly Lazy<string> release = new(() => ReleaseOf(assets, settings.Value));
    private volatile State last = new("", "", "");

    public string Current
    {
        get
        {
            var (library, mark) = (content.Library.Version, surveys.Mark);
            var known = last;
            if (known.Library != library || known.Mark != mark)
            {
                last = known = new State(library, mark, library + mark + release.Value);
            }

            return known.Name;
        }
    }

    // One reference, so that two threads never see halves of two states.
    private sealed record State(string Library, string Mark, string Name);

    // Code, interface texts, styles and the public address all show in a page.
    private static string ReleaseOf(ClientAssets assets, PortalSettings settings)
    {
        var parts = new List<string>
        {
            settings.PublicOrigin!,
            typeof(PageVersion).Module.ModuleVersionId.ToString(),
            typeof(ContentLibrary).Module.ModuleVersionId.ToString(),
            assets.Address("site.css"),
            assets.Address("site.js"),
            assets.Address("quiz.css"),
            assets.Address("quiz.js"),
            assets.Address("icons.svg"),
            assets.Address("sight.js"),
        };
        parts.AddRange(Core.Language.All
            .SelectMany(language => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, language.Tag), "*.resources.dll"))
            .Order(StringComparer.Ordinal)
            .Select(file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));
        return "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..8];
    }
}
