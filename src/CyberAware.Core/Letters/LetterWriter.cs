using CyberAware.Core.Text;

namespace CyberAware.Core.Letters;

/// <summary>Makes a letter of a template and what was filled in. <c>Client/scripts/letter-writer.ts</c> does the same in a browser.</summary>
public static class LetterWriter
{
    /// <summary>Checks the values and writes the letter.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="language">Its language.</param>
    /// <param name="values">What was typed, by the field's id; what is missing was left empty.</param>
    /// <param name="today">The day of writing.</param>
    /// <returns>Either the letter or what is wrong, never both.</returns>
    public static LetterResult Write(Letter letter, Language language, IReadOnlyDictionary<string, IReadOnlyList<string>> values, DateOnly today)
    {
        var clean = letter.Fields.ToDictionary(field => field.Id, field => LetterFieldCheck.Clean(field, values.GetValueOrDefault(field.Id, [])), StringComparer.Ordinal);
        var errors = letter.Fields
            .Select(field => (Field: field, Kind: LetterFieldCheck.Check(field, clean[field.Id], today)))
            .Where(check => check.Kind is not null)
            .Select(check => new LetterError(check.Field, check.Kind!.Value, clean[check.Field.Id] is [var value, ..] ? value.Length : 0)).ToList();
        return errors.Count > 0
            ? new LetterResult(null, errors)
            : new LetterResult(new FinishedLetter(letter.Slug, language, [.. Number(Paragraphs(letter, language, clean, today))]), []);
    }

    private static IEnumerable<LetterParagraph> Paragraphs(
        Letter letter, Language language, Dictionary<string, IReadOnlyList<string>> values, DateOnly today)
    {
        var dates = letter.Fields.Where(field => field.Kind == LetterFieldKind.Date).Select(field => field.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var block in letter[language].Template.Where(block => block.Conditions.All(Holds)))
        {
            // Only a place that stands alone can hold several lines.
            foreach (var text in string.Concat(block.Segments.Select(Fill)).Split('\n').Where(line => line.Length > 0))
            {
                yield return new LetterParagraph(block.Part, block.Line, 0, text);
            }
        }

        bool Holds(LetterCondition condition) =>
            (condition.Option is null ? values[condition.Field].Count > 0 : values[condition.Field].Contains(condition.Option)) != condition.IsNegated;

        string Fill(LetterSegment segment) =>
            !segment.IsSlot ? segment.Text
            : segment.Text == LetterSegment.Today ? DateFormatter.Full(language, today)
            : values[segment.Text] is not [var value, ..] ? ""
            : dates.Contains(segment.Text) && LetterFieldCheck.TryParseDate(value, out var date) ? DateFormatter.Full(language, date) : value;
    }

    private static IEnumerable<LetterParagraph> Number(IEnumerable<LetterParagraph> paragraphs)
    {
        var number = 0;
        foreach (var paragraph in paragraphs)
        {
            number = paragraph.Line == LetterLine.Numbered ? number + 1 : 0;
            yield return paragraph with { Number = number };
        }
    }
}

/// <summary>What came of writing: a letter, or what is wrong.</summary>
/// <param name="Letter">The letter; null when something is wrong.</param>
/// <param name="Errors">What is wrong, in the order of the fields.</param>
public sealed record LetterResult(FinishedLetter? Letter, IReadOnlyList<LetterError> Errors);

/// <summary>A letter that is ready to be signed.</summary>
/// <param name="Slug">Which letter it is.</param>
/// <param name="Language">Its language.</param>
/// <param name="Paragraphs">Its paragraphs, part by part.</param>
public sealed record FinishedLetter(string Slug, Language Language, IReadOnlyList<LetterParagraph> Paragraphs)
{
    /// <summary>The paragraphs of each part that has any, in order.</summary>
    public IEnumerable<IGrouping<LetterPart, LetterParagraph>> Parts => Paragraphs.GroupBy(paragraph => paragraph.Part);

    /// <summary>The whole letter as plain text, an empty line between its parts.</summary>
    public override string ToString() => string.Join("\n\n", Parts.Select(part => string.Join('\n', part)));
}

/// <summary>One paragraph of a finished letter.</summary>
/// <param name="Part">The part that it belongs to.</param>
/// <param name="Line">How it begins.</param>
/// <param name="Number">Its number in a list; 0 elsewhere.</param>
/// <param name="Text">Its words.</param>
public sealed record LetterParagraph(LetterPart Part, LetterLine Line, int Number, string Text)
{
    /// <summary>The paragraph with its number or dash.</summary>
    public override string ToString() => Line switch
    {
        LetterLine.Numbered => $"{Number}. {Text}",
        LetterLine.Item => $"— {Text}",
        _ => Text,
    };
}
