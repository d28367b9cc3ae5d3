using CyberAware.Core;
using CyberAware.Core.Charts;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Web.Links;

namespace CyberAware.Web.Previews;

/// <summary>The public page on which a change of a file is seen best.</summary>
public static class PreviewAddress
{
    /// <summary>Its address without a slash before it.</summary>
    /// <param name="language">Language of the page, unless the file has one itself.</param>
    /// <param name="path">Path of the file under the content folder.</param>
    public static string PageShowing(Language language, string path)
    {
        var file = DocumentFile.Parse(path);
        var folder = path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";
        var name = path.Split('/') is [_, var second, ..] ? Path.GetFileNameWithoutExtension(second) : "";
        var page = file.Kind switch
        {
            DocumentKind.Page or DocumentKind.Quiz or DocumentKind.Alert => folder,
            DocumentKind.Advisor => $"{CheckPaths.Section}/{name}",
            DocumentKind.Letter => $"{LetterPaths.Section}/{name}",
            DocumentKind.Lesson => $"{SchoolPaths.Section}/{name}",
            DocumentKind.Survey => StatisticsPaths.Section,
            _ => "",
        };
        return page is "" or ContentPath.Home ? $"{file.Language ?? language}" : $"{file.Language ?? language}/{page}";
    }
}
