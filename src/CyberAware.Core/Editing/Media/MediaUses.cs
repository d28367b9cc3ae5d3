using System.Text;
using System.Text.RegularExpressions;
using CyberAware.Core.Documents;

namespace CyberAware.Core.Editing.Media;

/// <summary>One place at which a text shows an uploaded picture.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Words">What the text says of the picture for those who don't see it; empty when it can't be told.</param>
public sealed record MediaUse(string Path, int Line, string Words)
{
    /// <summary>The edition whose text it is; null for a public text.</summary>
    public PendingEdition? Edition { get; init; }
}

/// <summary>Finds where uploaded pictures are shown, so that nobody has to guess which one is still needed.</summary>
public static partial class MediaUses
{
    /// <summary>Every use in the given texts, also in those that have mistakes, by picture.</summary>
    public static ILookup<MediaName, MediaUse> Find(IEnumerable<ContentFile> files) =>
        files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).OrderBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(FindIn).ToLookup(use => use.Name, use => use.Use);

    /// <summary>Every use in texts that are not public yet, by picture.</summary>
    internal static ILookup<MediaName, MediaUse> Find(IEnumerable<OpenText> texts) =>
        texts.SelectMany(text => FindIn(text.File).Select(found => (found.Name, Use: found.Use with { Edition = text.Edition }))).ToLookup(use => use.Name, use => use.Use);

    private static IEnumerable<(MediaName Name, MediaUse Use)> FindIn(ContentFile file)
    {
        var line = 0;
        foreach (var text in Encoding.UTF8.GetString(file.Bytes).Split('\n'))
        {
            line++;
            foreach (Match match in Address().Matches(text))
            {
                if (MediaName.TryParseUrl(match.Groups["url"].Value, out var name))
                {
                    yield return (name, new MediaUse(file.Path, line, match.Groups["words"].Value));
                }
            }
        }
    }

    // Also the definition of a reference, which has no words beside it.
    [GeneratedRegex(@"(?:!\[(?<words>[^\[\]]*)\]\(\s*)?(?<url>" + MediaName.UrlPattern + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
