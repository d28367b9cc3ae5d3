using System.Diagnostics.CodeAnalysis;
using CyberAware.Core.Data;

namespace CyberAware.Core.Editing;

/// <summary>A file of the content as the back office knows it. Everything follows from its path.</summary>
public sealed record DocumentFile
{
    private const string TextEnding = ".md";

    // Not only what Windows refuses: a name is shown, logged and exported as a file.
    private const string ForbiddenCharacters = "\\:*?\"<>|";

    // Each file of these kinds is a document by itself, whatever lies beside it.
    private static readonly DocumentKind[] SingleFiles = [DocumentKind.Reference, DocumentKind.Synonyms, DocumentKind.Site, DocumentKind.Source, DocumentKind.Action, DocumentKind.Survey];

    private DocumentFile(string path)
    {
        Path = path;
        var (folder, name) = path.LastIndexOf('/') is >= 0 and var slash ? (path[..slash], path[(slash + 1)..]) : ("", path);
        Language = folder.Length > 0 && name.EndsWith(TextEnding, StringComparison.Ordinal) ? Language.Find(name[..^TextEnding.Length]) : null;
        Document = Language is null ? path : folder;
        Counterpart = Language is null ? null : $"{folder}/{Language.Other}{TextEnding}";
        Kind = KindOf(path.Split('/'));
        Owner = Language is not null || (folder.Length > 0 && name.Contains('.', StringComparison.Ordinal) && !SingleFiles.Contains(Kind)) ? folder : path;
    }

    /// <summary>Path under the content folder, with forward slashes: <c>fraud/kk.md</c>.</summary>
    public string Path { get; }

    /// <summary>Its document: the folder of a text in one language, <c>fraud</c>; the path itself of any other file, <c>fraud/page.yml</c>.</summary>
    public string Document { get; }

    /// <summary>What people take it for a part of: the folder of texts, settings and pictures; the path itself of a file that stands alone.</summary>
    public string Owner { get; }

    /// <summary>Its language; null for a file that both languages share.</summary>
    public Language? Language { get; }

    /// <summary>What it is about.</summary>
    public DocumentKind Kind { get; }

    /// <summary>Path of the same text in the other language; null for a file that both languages share.</summary>
    public string? Counterpart { get; }

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">It is no path below the content folder, or is longer than <see cref="Lengths.Path"/>.</exception>
    public static DocumentFile Parse(string path) =>
        TryParse(path, out var file) ? file : throw new FormatException("This is no path of a file below the content folder.");

    /// <summary>Reads a path, unless it is absolute, leads out of the content folder, or is longer than <see cref="Lengths.Path"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? path, [NotNullWhen(true)] out DocumentFile? file)
    {
        file = path is { Length: > 0 and <= Lengths.Path } && path.Split('/').All(IsName) ? new DocumentFile(path) : null;
        return file is not null;
    }

    private static bool IsName(string name) =>
        name.Length > 0 && name[0] is not '.' && name[^1] is not ('.' or ' ') && !name.Any(c => char.IsControl(c) || ForbiddenCharacters.Contains(c));

    // As the readers of the content share the files among themselves. The page above all quizzes or warnings is a page.
    private static DocumentKind KindOf(string[] parts) => parts switch
    {
        ["permalinks.txt"] => DocumentKind.Site,
        ["site", "contacts.yml" or "laws.yml"] => DocumentKind.Reference,
        ["site", "synonyms.yml"] => DocumentKind.Synonyms,
        ["site", ..] => DocumentKind.Site,
        ["sources", ..] => DocumentKind.Source,
        ["actions", ..] => DocumentKind.Action,
        ["surveys", ..] => DocumentKind.Survey,
        ["advisors", ..] => DocumentKind.Advisor,
        ["assessments", ..] => DocumentKind.Assessment,
        ["letters", ..] => DocumentKind.Letter,
        ["lessons", ..] => DocumentKind.Lesson,
        ["quizzes", _, _, ..] => DocumentKind.Quiz,
        ["alerts", _, _, ..] => DocumentKind.Alert,
        _ => DocumentKind.Page,
    };
}
