using System.Text;
using System.Text.RegularExpressions;
using CyberAware.Core.Documents;

namespace CyberAware.Core.Editing;

/// <summary>A place at which a text or a list of facts links to a page outside the portal.</summary>
/// <param name="Url">The address.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record ExternalLink(string Url, string Path, int Line);

/// <summary>Finds links to pages outside the portal. What is only typed as an example, such as a fraud's address, is no link.</summary>
public static partial class ExternalLinks
{
    /// <summary>Every link in the given files, in the order of the files.</summary>
    public static IReadOnlyList<ExternalLink> Find(IEnumerable<ContentFile> files) =>
        [.. files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal) || file.Path.EndsWith(".yml", StringComparison.Ordinal)).SelectMany(FindIn)];

    private static IEnumerable<ExternalLink> FindIn(ContentFile file)
    {
        var pattern = file.Path.EndsWith(".md", StringComparison.Ordinal) ? InText() : InData();
        var line = 0;
        foreach (var text in Encoding.UTF8.GetString(file.Bytes).Split('\n'))
        {
            line++;
            foreach (var url in pattern.Matches(text).Select(match => match.Groups["url"].Value).Where(ExternalUrl.IsAllowed))
            {
                yield return new ExternalLink(url, file.Path, line);
            }
        }
    }

    [GeneratedRegex(@"\]\((?<url>https://[^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex InText();

    [GeneratedRegex(@"(?:^|[\s{,])(?:url|source|value):\s*[""']?(?<url>https://[^\s""',}]+)", RegexOptions.CultureInvariant)]
    private static partial Regex InData();
}
