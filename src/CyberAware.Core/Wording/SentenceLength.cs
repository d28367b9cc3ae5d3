using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;
using CyberAware.Core.Text;

namespace CyberAware.Core.Wording;

/// <summary>How long sentences may be that the portal writes itself; the brochure's stay as they are.</summary>
public static class SentenceLength
{
    /// <summary>Most words.</summary>
    public const int Longest = 22;

    /// <summary>Most words on the page for young children.</summary>
    public const int LongestForChildren = 12;

    /// <summary>The page for young children.</summary>
    public const string Children = "children/kids";

    // Texts of the portal's own that have no page.yml.
    private static readonly string[] Own = ["alerts/", "advisors/", "lessons/"];

    /// <summary>Warns of sentences that are too long.</summary>
    internal static void Check(IEnumerable<WordingLine> lines, string folder, IReadOnlyList<ContentFile> files, Func<string, ProblemList> problemsOf)
    {
        if (MostFor(folder, files) is { } most)
        {
            foreach (var line in lines)
            {
                foreach (var sentence in Sentences.LongerThan(line.Text, most))
                {
                    problemsOf(line.File).AddWarning(line.Line, "sentence-long", Sentences.WordsOf(sentence), most);
                }
            }
        }
    }

    private static int? MostFor(string folder, IReadOnlyList<ContentFile> files) =>
        folder == Children ? LongestForChildren
        : Own.Any(own => folder.StartsWith(own, StringComparison.Ordinal)) ? Longest
        : files.FirstOrDefault(file => file.Path == folder + "/page.yml") is { } settings && IsOwn(settings) ? Longest
        : null;

    private static bool IsOwn(ContentFile settings)
    {
        var problems = new ProblemList(settings.Path);
        return FrontMatter.TextOf(settings, problems) is { } yaml && PageSettings.Read(yaml, problems)?.Sources is ["portal"];
    }
}
