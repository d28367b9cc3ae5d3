using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Letters;

/// <summary>Reads one language of a letter: the words of its form in the front matter, the letter itself below.</summary>
internal static class LetterTextReader
{
    private const int MaxSentence = 400;

    /// <summary>The words; null after a reported problem.</summary>
    /// <param name="file">The file.</param>
    /// <param name="data">What has no language: it says which words are needed.</param>
    /// <param name="problems">Problems of the file.</param>
    public static LetterWords? Read(ContentFile file, LetterData data, ProblemList problems)
    {
        if (FrontMatter.Split(file, problems) is not { } matter
            || YamlReader.Open(matter.Yaml, 2, new ProblemText("what.front-matter"), problems) is not { } reader)
        {
            return null;
        }

        var (title, shortTitle, summary, updated) = (reader.Text("title", 90), reader.Text("short-title", 40), reader.Text("summary", 200), reader.Date("updated"));
        var notice = reader.Text("notice", MaxSentence);
        var card = reader.OptionalText("card", TextHead.CardLength);
        var groups = ReadGroups(reader.Mapping("groups"), data);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var fields = ReadFields(reader.Mapping("fields"), data, lines, problems);
        var sending = reader.StringList("sending", MaxSentence);
        reader.RejectUnknownKeys();
        return new LetterWords(
            title, shortTitle, summary, updated, notice, groups, fields, lines, sending, reader.LineOf("sending"),
            LetterTemplateReader.Read(matter.Body, matter.BodyLine, problems))
        {
            Card = card,
            CardLine = reader.LineOf("card"),
        };
    }

    private static Dictionary<string, string> ReadGroups(YamlReader? reader, LetterData data)
    {
        var groups = data.Groups.ToDictionary(group => group.Id, group => reader?.Text(group.Id, 90) ?? "", StringComparer.Ordinal);
        reader?.RejectUnknownKeys();
        return groups;
    }

    private static Dictionary<string, LetterFieldText> ReadFields(YamlReader? reader, LetterData data, Dictionary<string, int> lines, ProblemList problems)
    {
        var fields = new Dictionary<string, LetterFieldText>(StringComparer.Ordinal);
        foreach (var field in data.Fields)
        {
            lines[field.Id] = reader?.LineOf(field.Id) ?? 1;
            if (reader?.Mapping(field.Id) is { } words)
            {
                fields[field.Id] = ReadField(field, words, lines[field.Id], problems);
            }
        }

        reader?.RejectUnknownKeys();
        return fields;
    }

    private static LetterFieldText ReadField(LetterFieldData field, YamlReader reader, int line, ProblemList problems)
    {
        var options = field.HasOptions ? reader.Mapping("options") : null;
        var text = new LetterFieldText(
            reader.Text("label", 120),
            reader.OptionalText("hint", MaxSentence),
            reader.OptionalText("why", MaxSentence),
            reader.OptionalText("example", 200),
            field.Options.Distinct().ToDictionary(option => option, option => options?.Text(option, 200) ?? "", StringComparer.Ordinal));
        options?.RejectUnknownKeys();
        reader.RejectUnknownKeys();

        // Whoever may leave a field out is told what it is good for.
        if (field.IsRequired == text.Why is not null)
        {
            problems.Add(line, field.IsRequired ? "letter-why.required" : "letter-why", field.Id);
        }

        return text;
    }
}
