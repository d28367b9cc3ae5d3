using CyberAware.Core.References;

namespace CyberAware.Core.Letters;

/// <summary>What <c>letter.yml</c> says, before its sources are looked up.</summary>
internal sealed record LetterData(
    int Order, DateOnly ValidOn, DateOnly Reviewed, DateOnly ReviewBy, IReadOnlyList<string> Sources, int SourcesLine, IReadOnlyList<LetterGroupData> Groups)
{
    public IEnumerable<LetterFieldData> Fields => Groups.SelectMany(group => group.Fields);

    public LetterFieldData? Find(string id) => Fields.FirstOrDefault(field => field.Id == id);
}

/// <summary>Fields that stand together.</summary>
internal sealed record LetterGroupData(string Id, IReadOnlyList<LetterFieldData> Fields);

/// <summary>A field, its lines and the source that demands it.</summary>
internal sealed record LetterFieldData(
    string Id, LetterFieldKind Kind, bool IsRequired, string? RequiredBy, int RequiredByLine, int MaxLength, LetterFieldFormat Format, string Autocomplete,
    IReadOnlyList<string> Options, int Line)
{
    public bool HasOptions => Kind is LetterFieldKind.Choice or LetterFieldKind.Checks;
}

/// <summary>What one language's file says, before the acts that it cites are filled in.</summary>
internal sealed record LetterWords(
    string Title,
    string ShortTitle,
    string Summary,
    DateOnly Updated,
    string Notice,
    IReadOnlyDictionary<string, string> Groups,
    IReadOnlyDictionary<string, LetterFieldText> Fields,
    IReadOnlyDictionary<string, int> FieldLines,
    IReadOnlyList<string> Sending,
    int SendingLine,
    IReadOnlyList<LetterBlock> Template)
{
    public string? Card { get; init; }

    public int CardLine { get; init; } = 1;
}

/// <summary>A letter of which all files could be read.</summary>
internal sealed record ParsedLetter(string Slug, LetterData Data, IReadOnlyDictionary<Language, LetterWords> Words)
{
    /// <summary>The letter; all that it names must exist.</summary>
    public Letter Build(IReadOnlyDictionary<string, Source> sources, IReadOnlyDictionary<string, Law> laws) => new(
        Slug,
        Data.Order,
        [.. Data.Groups.Select(group => new LetterGroup(group.Id, [.. group.Fields.Select(field => new LetterField(
            field.Id, field.Kind, field.IsRequired, field.RequiredBy is null ? null : sources[field.RequiredBy], field.MaxLength, field.Format, field.Autocomplete, field.Options))]))],
        Data.ValidOn,
        Data.Reviewed,
        Data.ReviewBy,
        [.. Data.Sources.Select(id => sources[id])],
        Words.ToDictionary(entry => entry.Key, entry => Build(entry.Key, entry.Value, laws)));

    private static LetterText Build(Language language, LetterWords words, IReadOnlyDictionary<string, Law> laws) => new(
        words.Title, words.ShortTitle, words.Summary, words.Updated, words.Notice, words.Groups, words.Fields, words.Sending,
        [.. words.Template.Select(block => block with { Segments = [.. block.Segments.Select(segment => segment.IsSlot ? segment : segment with { Text = LawReference.Fill(segment.Text, language, laws) })] })])
    {
        Card = words.Card,
    };
}
