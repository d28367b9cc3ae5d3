using CyberAware.Core.References;

namespace CyberAware.Core.Letters;

/// <summary>
/// A letter that a reader can have made: the fields to fill in, and the text with places for them. <c>content/letters/&lt;slug&gt;/</c>.
/// </summary>
/// <param name="Slug">Name in the address, lower case with hyphens.</param>
/// <param name="Order">Place among the letters.</param>
/// <param name="Groups">The fields, in the groups and the order of the form.</param>
/// <param name="ValidOn">Day on which the acts that it cites were last compared with it.</param>
/// <param name="Reviewed">Day on which it was last read through.</param>
/// <param name="ReviewBy">Day by which it is to be read through again.</param>
/// <param name="Sources">Where its facts come from.</param>
/// <param name="Texts">What has a language.</param>
public sealed record Letter(
    string Slug,
    int Order,
    IReadOnlyList<LetterGroup> Groups,
    DateOnly ValidOn,
    DateOnly Reviewed,
    DateOnly ReviewBy,
    IReadOnlyList<Source> Sources,
    IReadOnlyDictionary<Language, LetterText> Texts)
{
    /// <summary>Most characters of all fields together, so that a whole form fits into one request.</summary>
    public const int MaxCharacters = 6000;

    /// <summary>All fields, in the order of the form.</summary>
    public IEnumerable<LetterField> Fields => Groups.SelectMany(group => group.Fields);

    /// <summary>The texts in a language.</summary>
    public LetterText this[Language language] => Texts[language];
}

/// <summary>Fields that stand together.</summary>
/// <param name="Id">Name, unique in its letter.</param>
/// <param name="Fields">The fields, in order.</param>
public sealed record LetterGroup(string Id, IReadOnlyList<LetterField> Fields);

/// <summary>One thing that the reader fills in.</summary>
/// <param name="Id">Name, unique in its letter.</param>
/// <param name="Kind">What it is filled in with.</param>
/// <param name="IsRequired">Whether there is no letter without it.</param>
/// <param name="RequiredBy">The source that demands it; null when the letter alone needs it.</param>
/// <param name="MaxLength">Most characters; 0 for a date and for options.</param>
/// <param name="Format">What a text must look like.</param>
/// <param name="Autocomplete">HTML's name of what a browser may fill in.</param>
/// <param name="Options">Names of the options; none for a text or a date.</param>
public sealed record LetterField(
    string Id,
    LetterFieldKind Kind,
    bool IsRequired,
    Source? RequiredBy,
    int MaxLength,
    LetterFieldFormat Format,
    string Autocomplete,
    IReadOnlyList<string> Options);

/// <summary>What a field is filled in with.</summary>
public enum LetterFieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines; each becomes a paragraph, or an item of a list.</summary>
    Multiline,

    /// <summary>A day that is not in the future.</summary>
    Date,

    /// <summary>One of some options.</summary>
    Choice,

    /// <summary>Any number of some options.</summary>
    Checks,
}

/// <summary>What a text must look like.</summary>
public enum LetterFieldFormat
{
    /// <summary>Anything.</summary>
    Free,

    /// <summary>The number of a person (IIN) or an organisation (BIN): twelve digits, the last of which checks the others.</summary>
    Number,

    /// <summary>A mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,
}

/// <summary>A letter in one language.</summary>
/// <param name="Title">First-level heading of its form.</param>
/// <param name="ShortTitle">Title for lists and breadcrumbs.</param>
/// <param name="Summary">Lead sentence.</param>
/// <param name="Updated">Day of the last change of this language's text.</param>
/// <param name="Notice">What the letter is not: advice of a lawyer. Stands above the form and beside the letter.</param>
/// <param name="Groups">Headings of the groups, by id.</param>
/// <param name="Fields">Words of the fields, by id.</param>
/// <param name="Sending">What to do with the finished letter, sentence by sentence.</param>
/// <param name="Template">The letter itself.</param>
public sealed record LetterText(
    string Title,
    string ShortTitle,
    string Summary,
    DateOnly Updated,
    string Notice,
    IReadOnlyDictionary<string, string> Groups,
    IReadOnlyDictionary<string, LetterFieldText> Fields,
    IReadOnlyList<string> Sending,
    IReadOnlyList<LetterBlock> Template)
{
    /// <summary>The sentence of the card; null when the title stands there.</summary>
    public string? Card { get; init; }
}

/// <summary>The words of a field.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Hint">How to fill it in; null when the name says enough.</param>
/// <param name="Why">Why it helps; null for a required field.</param>
/// <param name="Example">What it may be filled in with; null when nothing is shown.</param>
/// <param name="Options">Words of the options, by id.</param>
public sealed record LetterFieldText(string Label, string? Hint, string? Why, string? Example, IReadOnlyDictionary<string, string> Options);
