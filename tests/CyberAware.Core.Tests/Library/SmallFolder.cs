using System.Text.RegularExpressions;
using CyberAware.Core.Documents;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Library;

/// <summary>One real page with the facts and surveys, and a stub for every page that it refers to.</summary>
internal static partial class SmallFolder
{
    public static IReadOnlyList<ContentFile> Of(string page, IReadOnlyList<ContentFile> all)
    {
        var own = all.Where(file => file.Path.StartsWith(page + "/", StringComparison.Ordinal) && file.Path.IndexOf('/', page.Length + 1) < 0).ToList();
        var builder = A.Content();
        foreach (var file in all.Where(file => file.Path is "site/contacts.yml" or "site/laws.yml" || file.Path.StartsWith("surveys/", StringComparison.Ordinal)))
        {
            builder.WithFile(file.Path, System.Text.Encoding.UTF8.GetBytes(RelatedPages().Replace(System.Text.Encoding.UTF8.GetString(file.Bytes), "")));
        }

        // A letter is no page, so no stub can stand for it.
        var needs = Needs(page, own);
        if (needs.Keys.Any(IsLetter))
        {
            foreach (var file in all.Where(file => IsLetter(file.Path) || file.Path == "sources/letters.yml"))
            {
                builder.WithFile(file.Path, file.Bytes);
            }
        }

        foreach (var stub in needs.Where(stub => !IsLetter(stub.Key)))
        {
            builder.WithPage(stub.Key, stub.Key == "home" ? "home" : "hub", "A.\n\n" + string.Join("\n\n", stub.Value.Select(anchor => $"## A {{#{anchor}}}\n\nA.")));
        }

        foreach (var file in own)
        {
            // A quiz or a helper of the page would need it and its actions, which lead to further pages.
            builder.WithFile(file.Path, file.Path.EndsWith("/page.yml", StringComparison.Ordinal)
                ? System.Text.Encoding.UTF8.GetBytes(PartKeys().Replace(System.Text.Encoding.UTF8.GetString(file.Bytes), ""))
                : file.Bytes);
        }

        return builder.Files;
    }

    private static bool IsLetter(string path) => path == "letters" || path.StartsWith("letters/", StringComparison.Ordinal);

    private static Dictionary<string, HashSet<string>> Needs(string page, IEnumerable<ContentFile> own)
    {
        var needs = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        if (page.Contains('/', StringComparison.Ordinal))
        {
            needs[page[..page.LastIndexOf('/')]] = [];
        }

        foreach (Match match in own.SelectMany(file => Reference().Matches(System.Text.Encoding.UTF8.GetString(file.Bytes))))
        {
            var path = match.Groups["path"].Value;
            var anchors = needs.TryGetValue(path, out var known) ? known : needs[path] = [];
            if (match.Groups["anchor"] is { Success: true, Value: var anchor })
            {
                anchors.Add(anchor);
            }

            for (var parent = path; parent.Contains('/', StringComparison.Ordinal);)
            {
                parent = parent[..parent.LastIndexOf('/')];
                needs.TryAdd(parent, []);
            }
        }

        needs.Remove(page);
        return needs;
    }

    // Charts relate to pages all over the portal.
    [GeneratedRegex(@"^ +related:.*\n", RegexOptions.Multiline)]
    private static partial Regex RelatedPages();

    [GeneratedRegex(@"^(quiz|advisor):.*\n", RegexOptions.Multiline)]
    private static partial Regex PartKeys();

    // Links of texts, and the lists of page.yml.
    [GeneratedRegex(@"(?<=\]\(|[\[ ])/(?<path>[a-z][a-z0-9/-]*)(#(?<anchor>[a-z0-9-]+))?")]
    private static partial Regex Reference();
}
