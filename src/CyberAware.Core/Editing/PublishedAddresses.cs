using System.Text;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Editing;

/// <summary>The addresses that a document promises to keep for ever, without their language.</summary>
internal static class PublishedAddresses
{
    private const string Ledger = "permalinks.txt";

    /// <summary>The address of a page's folder: <c>/fraud</c>; of the home page <c>/</c>.</summary>
    public static string ForFolder(string folder) => folder == ContentPath.Home ? "/" : "/" + folder;

    /// <summary>Addresses of the documents that some files belong to, with the anchors of pages.</summary>
    public static IEnumerable<string> For(ContentLibrary library, IEnumerable<DocumentFile> files) =>
        files.Select(file => (file.Kind, Folder: FolderOf(file))).Distinct().SelectMany(document => document.Kind switch
        {
            DocumentKind.Page => library.Find(document.Folder) is { } page ? WithAnchors(page) : [],
            DocumentKind.Alert => library.Alerts.FirstOrDefault(alert => alert.Page.Path == document.Folder) is { } alert ? WithAnchors(alert.Page) : [],
            DocumentKind.Quiz or DocumentKind.Letter => [ForFolder(document.Folder)],
            DocumentKind.Advisor => [ForFolder(document.Folder.Replace("advisors/", "check/", StringComparison.Ordinal))],
            DocumentKind.Lesson => [ForFolder(document.Folder.Replace("lessons/", "schools/", StringComparison.Ordinal))],
            _ => [],
        }).Distinct(StringComparer.Ordinal);

    /// <summary>Those that the release lists.</summary>
    public static IReadOnlySet<string> Shipped(IEnumerable<ContentFile> files) =>
        files.Where(file => file.Path == Ledger).SelectMany(file => Encoding.UTF8.GetString(file.Bytes).Split('\n'))
            .Select(line => line.Trim().Split('#', 2)).Where(parts => parts[0].Length > 0)
            .Select(parts => parts is [var folder, var anchor] ? $"{ForFolder(folder)}#{anchor}" : ForFolder(parts[0])).ToHashSet(StringComparer.Ordinal);

    /// <summary>Address of the page or lesson whose settings a file holds, without a slash before it; null for any other file.</summary>
    public static string? OfSettings(DocumentFile file) => (file.Kind, file.Path[(file.Path.LastIndexOf('/') + 1)..]) switch
    {
        (DocumentKind.Page, "page.yml") => FolderOf(file),
        (DocumentKind.Lesson, "lesson.yml") => FolderOf(file).Replace("lessons/", "schools/", StringComparison.Ordinal),
        _ => null,
    };

    /// <summary>Addresses that were public and would lead nowhere, or elsewhere than the rest of their document, each with the file that named it.</summary>
    /// <param name="library">What would be public.</param>
    /// <param name="before">The changed files as they are public.</param>
    public static IEnumerable<(string File, string Address)> Lost(ContentLibrary library, IEnumerable<ContentFile> before) =>
        from file in before
        let address = OfSettings(DocumentFile.Parse(file.Path))
        where address is not null
        from old in PageAliases.In(Encoding.UTF8.GetString(file.Bytes)).Select(alias => alias.TrimStart('/')).Prepend(address)
        let now = library.CurrentPathOf(old)
        where now is null || now != library.CurrentPathOf(address)
        select (file.Path, old);

    private static string FolderOf(DocumentFile file) => file.Path[..Math.Max(0, file.Path.LastIndexOf('/'))];

    private static IEnumerable<string> WithAnchors(ContentPage page) =>
        page.Texts.Values.SelectMany(text => text.Anchors).Distinct(StringComparer.Ordinal).Select(anchor => $"{ForFolder(page.Path)}#{anchor}").Prepend(ForFolder(page.Path));
}
