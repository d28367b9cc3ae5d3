using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Search;

/// <summary>Words and phrases that mean the same to a person who searches: <c>content/site/synonyms.yml</c>.</summary>
/// <param name="Words">Words and phrases of either language.</param>
/// <param name="Page">Path of the page that answers them; null when words alone decide.</param>
public sealed record SynonymGroup(IReadOnlyList<string> Words, string? Page)
{
    /// <summary>Anchor of the part of that page which answers them; null for the whole page.</summary>
    public string? Anchor { get; init; }

    /// <summary>Id of the contact whose number people look for with these words; null when they look for none.</summary>
    public string? Contact { get; init; }

    /// <summary>Most words of one phrase.</summary>
    public const int PhraseWords = 4;

    private const int MaxLength = 60;

    internal int Line { get; private init; } = 1;

    internal int ContactLine { get; private init; } = 1;

    internal static SynonymGroup Read(YamlReader reader, IDictionary<string, int> usedIds, ProblemList problems)
    {
        var line = reader.LineOf("words");
        var words = reader.StringList("words", MaxLength);
        var (page, anchor) = reader.OptionalText("page", 160)?.Split('#', 2) is { } place ? (place[0], place.ElementAtOrDefault(1)) : (null, null);
        var contact = reader.OptionalText("contact", 60);
        var group = new SynonymGroup(words, page?.TrimStart('/'))
        {
            Anchor = anchor,
            Contact = contact,
            Line = reader.LineOf(page is null ? "words" : "page"),
            ContactLine = reader.LineOf(contact is null ? "words" : "contact"),
        };
        reader.RejectUnknownKeys();
        if (!reader.Has("words"))
        {
            problems.Add(reader.Line, "missing-key", new ProblemText("what.synonyms"), "words");
        }
        else if (words.Count < (page is null && contact is null ? 2 : 1))
        {
            problems.Add(line, "too-few-words");
        }

        if (page is not null && !ContentPath.IsAddress(page))
        {
            problems.Add(reader.LineOf("page"), "bad-path", page);
        }

        foreach (var word in words)
        {
            CheckWord(word, line, usedIds, problems);
        }

        return group;
    }

    private static void CheckWord(string word, int line, IDictionary<string, int> usedIds, ProblemList problems)
    {
        var folded = TextPipeline.FoldPhrase(word);
        if (folded.Length == 0 || folded.Split(' ').Length > PhraseWords)
        {
            problems.Add(line, "bad-synonym", word, PhraseWords);
        }
        else if (!usedIds.TryAdd(folded, line))
        {
            problems.Add(line, "duplicate-synonym", word, usedIds[folded]);
        }
    }
}
