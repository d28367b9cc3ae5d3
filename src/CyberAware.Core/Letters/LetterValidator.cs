using CyberAware.Core.Documents;

namespace CyberAware.Core.Letters;

/// <summary>Checks that a letter's template and its fields fit each other, and both languages too.</summary>
internal static class LetterValidator
{
    /// <summary>Reports places and conditions that no field has, and fields that the letter leaves out.</summary>
    public static void ValidateTemplate(LetterData data, LetterWords words, ProblemList problems)
    {
        foreach (var block in words.Template)
        {
            foreach (var condition in block.Conditions)
            {
                CheckCondition(condition, block, data, problems);
            }

            foreach (var segment in block.Segments.Where(segment => segment is { IsSlot: true, Text: not LetterSegment.Today }))
            {
                CheckSlot(segment.Text, block, data, problems);
            }
        }

        if (!words.Template.Any(block => block is { Part: LetterPart.Date, Conditions.Count: 0 } && SlotsOf(block).Contains(LetterSegment.Today)))
        {
            problems.Add(LastLine(words), "letter-date");
        }

        foreach (var field in data.Fields)
        {
            CheckUse(field, words, problems);
        }
    }

    /// <summary>Reports where the second language's text differs from the first one's in more than its words.</summary>
    public static void Compare(LetterWords first, LetterWords second, string firstFile, ProblemList problems)
    {
        foreach (var (id, text) in second.Fields)
        {
            if (first.Fields.TryGetValue(id, out var other)
                && (text.Hint is null != other.Hint is null || text.Example is null != other.Example is null))
            {
                problems.Add(second.FieldLines[id], "letters-differ.field", id, firstFile);
            }
        }

        if (first.Card is null != second.Card is null)
        {
            problems.Add(second.CardLine, "languages-differ.card");
        }

        if (first.Sending.Count != second.Sending.Count)
        {
            problems.Add(second.SendingLine, "letters-differ.sending", first.Sending.Count, second.Sending.Count, firstFile);
        }

        for (var i = 0; i < Math.Max(first.Template.Count, second.Template.Count); i++)
        {
            var (theirs, mine) = (first.Template.ElementAtOrDefault(i), second.Template.ElementAtOrDefault(i));
            if (theirs is null || mine is null || Shape(theirs) != Shape(mine))
            {
                problems.Add(mine?.SourceLine ?? LastLine(second), "letters-differ.template", firstFile, theirs?.SourceLine ?? LastLine(first));
                return;
            }
        }
    }

    private static int LastLine(LetterWords words) => words.Template is [.., var last] ? last.SourceLine : 1;

    // The order of places in a sentence is the language's own.
    private static string Shape(LetterBlock block) =>
        $"{block.Part} {block.Line} {string.Join(' ', block.Conditions)} {string.Join(' ', SlotsOf(block).Order(StringComparer.Ordinal))} {block.Segments.Where(segment => !segment.IsSlot).Sum(segment => LawReference.Pattern().Count(segment.Text))}";

    private static IEnumerable<string> SlotsOf(LetterBlock block) => block.Segments.Where(segment => segment.IsSlot).Select(segment => segment.Text);

    private static void CheckCondition(LetterCondition condition, LetterBlock block, LetterData data, ProblemList problems)
    {
        var field = data.Find(condition.Field);
        if (field is null)
        {
            problems.Add(block.SourceLine, "letter-condition.field", condition.Field, Nearest.Hint(condition.Field, data.Fields.Select(known => known.Id)));
        }
        else if (condition.Option is { } option && !field.Options.Contains(option))
        {
            problems.Add(block.SourceLine, "letter-condition.option", condition.Field, option, Nearest.Hint(option, field.Options));
        }
    }

    private static void CheckSlot(string id, LetterBlock block, LetterData data, ProblemList problems)
    {
        if (data.Find(id) is not { } field)
        {
            problems.Add(block.SourceLine, "letter-slot.unknown", id, Nearest.Hint(id, data.Fields.Select(known => known.Id)));
        }
        else if (field.HasOptions)
        {
            problems.Add(block.SourceLine, "letter-slot.options", id);
        }
        else if (!field.IsRequired && !block.Conditions.Contains(new LetterCondition(id, null, false)))
        {
            problems.Add(block.SourceLine, "letter-slot.optional", id);
        }
        else if (field.Kind == LetterFieldKind.Multiline && block.Segments.Count > 1)
        {
            problems.Add(block.SourceLine, "letter-slot.alone", id);
        }
    }

    private static void CheckUse(LetterFieldData field, LetterWords words, ProblemList problems)
    {
        if (!field.HasOptions)
        {
            // What must be filled in must stand in every letter.
            if (!words.Template.Any(block => (!field.IsRequired || block.Conditions.Count == 0) && SlotsOf(block).Contains(field.Id)))
            {
                problems.Add(words.FieldLines[field.Id], field.IsRequired ? "letter-field-unused.required" : "letter-field-unused", field.Id);
            }

            return;
        }

        foreach (var option in field.Options.Where(option => !words.Template.Any(block => block.Conditions.Contains(new LetterCondition(field.Id, option, false)))))
        {
            problems.Add(words.FieldLines[field.Id], "letter-field-unused.option", field.Id, option);
        }
    }
}
