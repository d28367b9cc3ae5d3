using System.Text.RegularExpressions;
using CyberAware.Core.Documents;

namespace CyberAware.Core.Letters;

/// <summary>
/// Reads the letter itself: a heading for each part, paragraphs with places to fill in, and <c>::: if field</c> around those
/// that don't always stand there.
/// </summary>
internal sealed partial class LetterTemplateReader
{
    /// <summary>The parts by the anchors of their headings.</summary>
    internal static readonly Dictionary<string, LetterPart> Parts = Enum.GetValues<LetterPart>().ToDictionary(part => part.ToString().ToLowerInvariant());

    private readonly ProblemList problems;
    private readonly List<LetterBlock> blocks = [];
    private readonly HashSet<LetterPart> seen = [];
    private readonly List<string> paragraph = [];
    private LetterPart? part;
    private IReadOnlyList<LetterCondition> conditions = [];
    private int conditionLine;
    private int paragraphLine;

    private LetterTemplateReader(ProblemList problems) => this.problems = problems;

    /// <summary>The paragraphs, in order.</summary>
    /// <param name="body">The text below the front matter.</param>
    /// <param name="firstLine">Line of the file on which it begins.</param>
    /// <param name="problems">Problems of the file.</param>
    public static IReadOnlyList<LetterBlock> Read(string body, int firstLine, ProblemList problems)
    {
        var reader = new LetterTemplateReader(problems);
        var lines = body.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            reader.ReadLine(lines[i].Trim(), firstLine + i);
        }

        reader.End(firstLine + lines.Length - 1);
        return reader.blocks;
    }

    private void ReadLine(string line, int number)
    {
        if (line.Length == 0)
        {
            EndParagraph();
        }
        else if (line.StartsWith('#'))
        {
            EndParagraph();
            Close();
            BeginPart(line, number);
        }
        else if (line.StartsWith(":::", StringComparison.Ordinal))
        {
            EndParagraph();
            Fence(line[3..].Trim(), number);
        }
        else
        {
            paragraphLine = paragraph.Count == 0 ? number : paragraphLine;
            paragraph.Add(line);
        }
    }

    private void BeginPart(string line, int number)
    {
        if (Heading().Match(line) is not { Success: true } heading)
        {
            problems.Add(number, "letter-part.heading");
            return;
        }

        var name = heading.Groups["part"].Value;
        if (!Parts.TryGetValue(name, out var begun))
        {
            problems.Add(number, "letter-part.unknown", name, string.Join(", ", Parts.Keys), Nearest.Hint(name, Parts.Keys));
            return;
        }

        if (!seen.Add(begun) || begun < part)
        {
            problems.Add(number, "letter-part.order", string.Join(", ", Parts.Keys));
        }

        part = begun;
    }

    private void Fence(string words, int number)
    {
        if (words.Length == 0)
        {
            if (conditions.Count == 0)
            {
                problems.Add(number, "block-close");
            }

            conditions = [];
            return;
        }

        Close();
        if (words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["if", _, ..] condition)
        {
            problems.Add(number, "letter-condition.form");
            return;
        }

        conditionLine = number;
        conditions = [.. condition.Skip(1).Select(LetterCondition.Parse)];
    }

    // A fence must be closed before the next one and before the next part.
    private void Close()
    {
        if (conditions.Count > 0)
        {
            problems.Add(conditionLine, "block-open", "if");
        }

        conditions = [];
    }

    private void EndParagraph()
    {
        if (paragraph.Count == 0)
        {
            return;
        }

        var text = string.Join(' ', paragraph);
        paragraph.Clear();
        if (part is null)
        {
            problems.Add(paragraphLine, "letter-part.before");
            return;
        }

        var line = Numbered().IsMatch(text) ? LetterLine.Numbered : text.StartsWith("- ", StringComparison.Ordinal) ? LetterLine.Item : LetterLine.Plain;
        text = line switch { LetterLine.Numbered => Numbered().Replace(text, ""), LetterLine.Item => text[2..].Trim(), _ => text };
        blocks.Add(new LetterBlock(part.Value, line, conditions, [.. Divide(text)]) { SourceLine = paragraphLine });
    }

    private IEnumerable<LetterSegment> Divide(string text)
    {
        var at = 0;
        foreach (Match slot in Slot().Matches(text))
        {
            if (slot.Index > at)
            {
                yield return Words(text[at..slot.Index]);
            }

            yield return new LetterSegment(slot.Groups["field"].Value, true);
            at = slot.Index + slot.Length;
        }

        if (at < text.Length)
        {
            yield return Words(text[at..]);
        }
    }

    private LetterSegment Words(string text)
    {
        if (Markup().Match(LawReference.Pattern().Replace(text, "")) is { Success: true, Value: var mark })
        {
            problems.Add(paragraphLine, "letter-markup", mark);
        }

        return new LetterSegment(text, false);
    }

    private void End(int lastLine)
    {
        EndParagraph();
        Close();
        foreach (var missing in Enum.GetValues<LetterPart>().Where(candidate => candidate != LetterPart.Evidence && !blocks.Exists(block => block.Part == candidate && block.Conditions.Count == 0)))
        {
            problems.Add(lastLine, "letter-part.missing", missing.ToString().ToLowerInvariant());
        }
    }

    [GeneratedRegex(@"\A## [^{}]*\{#(?<part>[a-z]+)\}\z")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A\d+\. +")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\{(?<field>[a-z][a-z0-9-]*)\}")]
    private static partial Regex Slot();

    // A letter is plain text; braces that are no place to fill in were meant as one.
    [GeneratedRegex(@"[*`<>|\[\]{}]")]
    private static partial Regex Markup();
}
