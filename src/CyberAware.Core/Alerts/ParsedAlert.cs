using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Alerts;

/// <summary>What was read of a warning's three files, whatever the rest of the content says.</summary>
/// <param name="Data">What <c>alert.yml</c> says; null when it can't be read.</param>
/// <param name="Page">Its texts as a page.</param>
internal sealed record ParsedAlert(AlertData? Data, ParsedPage Page)
{
    /// <summary>Whether there is enough of it to make a warning.</summary>
    public bool IsWhole => Data is not null && Page.IsWhole;

    /// <summary>Path of its data.</summary>
    public string File => $"{Page.Path}/{AlertReader.File}";

    /// <summary>Reads a warning's files.</summary>
    /// <param name="path">Its folder.</param>
    /// <param name="hash">Hash of the files.</param>
    /// <param name="dataFile"><c>alert.yml</c>; null when it is missing.</param>
    /// <param name="textFiles">The texts that are there, in the order of the languages.</param>
    public static ParsedAlert Read(string path, string hash, ContentFile? dataFile, IEnumerable<(Language Language, ContentFile File)> textFiles)
    {
        var found = new ProblemList($"{path}/{AlertReader.File}");
        var data = dataFile is not null && FrontMatter.TextOf(dataFile, found) is { } yaml ? AlertData.Read(yaml, found) : null;
        return new ParsedAlert(data, ParsedPage.Read(path, hash, data?.ToPageSettings(), textFiles, found));
    }
}
