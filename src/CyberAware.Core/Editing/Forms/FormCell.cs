namespace CyberAware.Core.Editing.Forms;

/// <summary>What a place of a form takes.</summary>
public enum FieldKind
{
    /// <summary>One line of words.</summary>
    Line,

    /// <summary>Words of several lines, which the file holds as one.</summary>
    Text,

    /// <summary>Text with markup, line for line as the file holds it.</summary>
    Markup,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number, with a decimal comma or point.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day and a time by the country's clocks.</summary>
    Moment,

    /// <summary>One of several words.</summary>
    Choice,

    /// <summary>Some of several words.</summary>
    Choices,

    /// <summary>Words, one a line.</summary>
    List,

    /// <summary>Yes or no.</summary>
    Flag,
}

/// <summary>What a value names, so that a screen can offer it by its title.</summary>
public enum FieldTarget
{
    /// <summary>Nothing that screens know.</summary>
    None,

    /// <summary>A page, by its address without the language: <c>/guide/email</c>.</summary>
    Page,

    /// <summary>A page or one of its headings: <c>/guide/email#macros</c>.</summary>
    Place,

    /// <summary>A heading of one page, by its anchor.</summary>
    Anchor,

    /// <summary>A page or a lesson, by its address.</summary>
    Successor,

    /// <summary>A quiz.</summary>
    Quiz,

    /// <summary>A source.</summary>
    Source,

    /// <summary>A source, or a word that says where a text is from.</summary>
    Origin,

    /// <summary>A contact.</summary>
    Contact,

    /// <summary>A legal act.</summary>
    Law,

    /// <summary>A decision helper.</summary>
    Advisor,

    /// <summary>An outcome of a decision helper: <c>scam/bank-code</c>.</summary>
    Outcome,

    /// <summary>A letter.</summary>
    Letter,

    /// <summary>A recommended action.</summary>
    Action,

    /// <summary>An indicator of a survey: <c>awareness/strong-passwords</c>.</summary>
    Indicator,
}

/// <summary>What is wrong with what was typed.</summary>
public enum FieldError
{
    /// <summary>It must be filled in.</summary>
    Required,

    /// <summary>The other language is filled in, this one isn't.</summary>
    OtherLanguage,

    /// <summary>It is longer than the file may have it.</summary>
    TooLong,

    /// <summary>It is no whole number.</summary>
    NotWhole,

    /// <summary>It is no number.</summary>
    NotNumber,

    /// <summary>It is no day.</summary>
    NotDate,

    /// <summary>It is no day with a time.</summary>
    NotMoment,

    /// <summary>It is none of the words that can stand there.</summary>
    NotChoice,

    /// <summary>It is nothing that has a name: only names are Latin letters without blanks.</summary>
    NotListed,

    /// <summary>It is no name in Latin letters.</summary>
    NotId,

    /// <summary>Something else has that name.</summary>
    TakenId,

    /// <summary>It would begin another part of the document, such as a further heading with an anchor or a further option.</summary>
    OtherPart,
}

/// <summary>One value of a file in a form.</summary>
/// <param name="File">Key of the file: <c>file</c>, <c>kk</c> or <c>ru</c>.</param>
/// <param name="Path">Where it stands in the file.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Value">What stands there, as it is shown.</param>
public sealed record FormCell(string File, string Path, FieldKind Kind, string Value)
{
    /// <summary>Name of its field, which nothing else has.</summary>
    public string Name => $"{File}:{Path}";

    /// <summary>The language of its words; null when it has none.</summary>
    public Language? Language { get; init; }

    /// <summary>Whether it must be filled in.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Most characters; 0 when only the file's size counts.</summary>
    public int MaxLength { get; init; }

    /// <summary>The words that can stand there.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>How screens call the choices, by the choice, where the document itself says it.</summary>
    public IReadOnlyDictionary<string, Bilingual> ChoiceTitles { get; init; } = new Dictionary<string, Bilingual>();

    /// <summary>What it names, or each line of it.</summary>
    public FieldTarget Target { get; init; }

    /// <summary>Path of the page of an anchor that it names, without the leading slash; null where <see cref="Target"/> says all.</summary>
    public string? TargetPage { get; init; }

    /// <summary>How many values it is at most in a form that is sent: each name of a list has a field of its own, and two are empty.</summary>
    public int SentValues => Target != FieldTarget.None && Kind == FieldKind.List ? Names.Count + EmptyNames : 1;

    /// <summary>The names of a list of names.</summary>
    public IReadOnlyList<string> Names => Target != FieldTarget.None && Kind == FieldKind.List ? Value.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>Name of the button that puts a name before the one above it; null where there is none.</summary>
    /// <param name="at">Place of the name, from 0.</param>
    public string? RaiseName(int at) => at > 0 && at < Names.Count ? $"raise:{Name}/{at}" : null;

    /// <summary>Fields for names that a list does not have yet.</summary>
    public const int EmptyNames = 2;

    /// <summary>The line on which the item or the group of keys around it begins; 0 when nothing is around it.</summary>
    public int ItemLine { get; init; }

    /// <summary>Line in the file, from 1; 0 when it does not stand there yet.</summary>
    public int Line { get; init; }

    /// <summary>Whether what stands there is what a field of its kind can show.</summary>
    public bool IsFit => Value.Length == 0 || FieldValue.Read(this, Value).Error is null;

    /// <summary>The keys around it in their usual order, for one that is added.</summary>
    internal IReadOnlyList<string>? Order { get; init; }

    /// <summary>Whether the file holds an empty list in place of none.</summary>
    internal bool KeepsEmpty { get; init; }

    /// <summary>Path of the single value that stands for both languages; null when each has its own.</summary>
    internal string? SharedPath { get; init; }
}

/// <summary>Words in both languages.</summary>
/// <param name="Kazakh">In Kazakh.</param>
/// <param name="Russian">In Russian.</param>
public sealed record Bilingual(string Kazakh, string Russian)
{
    /// <summary>The words of a language.</summary>
    public string this[Language language] => language == Language.Kazakh ? Kazakh : Russian;
}
