namespace CyberAware.Core.Library;

/// <summary>What kind of documents a text is listed under.</summary>
public enum TextGroup
{
    /// <summary>Pages.</summary>
    Pages,

    /// <summary>Warnings.</summary>
    Alerts,

    /// <summary>Decision helpers, with the self-assessment of organisations.</summary>
    Helpers,

    /// <summary>Quizzes.</summary>
    Quizzes,

    /// <summary>Letters.</summary>
    Letters,

    /// <summary>Lessons for schools.</summary>
    Lessons,
}

/// <summary>A document that stands in both languages under an address of its own.</summary>
/// <param name="Document">Folder of its texts under the content folder: <c>advisors/scam</c>.</param>
/// <param name="Path">Its address after the language: <c>check/scam</c>.</param>
/// <param name="Group">What it is listed under.</param>
/// <param name="Texts">Title and day of the last change, in each language.</param>
public sealed record LibraryText(string Document, string Path, TextGroup Group, IReadOnlyDictionary<Language, TextHeading> Texts)
{
    /// <summary>Addresses that it had before, oldest first, after the language.</summary>
    public IReadOnlyList<string> Former { get; init; } = [];

    /// <summary>Title and day of a language.</summary>
    public TextHeading this[Language language] => Texts[language];

    /// <summary>
    /// Day of the other language's change that this one has not followed, by the dates in the files; null when it is up to date.
    /// Whoever compares both texts gives them the same day.
    /// </summary>
    public DateOnly? BehindSince(Language language) => this[language].Updated < this[language.Other].Updated ? this[language.Other].Updated : null;
}

/// <summary>How a text is named and when it last changed.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Updated">Day of the last change that readers should notice.</param>
public sealed record TextHeading(string Title, DateOnly Updated)
{
    /// <summary>Ids of the contacts and acts that it shows.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>The sentence of its card; null when the title stands there.</summary>
    public string? Card { get; init; }
}
