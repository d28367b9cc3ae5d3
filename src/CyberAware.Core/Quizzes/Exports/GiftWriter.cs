using System.Text;

namespace CyberAware.Core.Quizzes.Exports;

/// <summary>
/// Questions in GIFT, the text format of Moodle that many systems read, as Moodle's importer takes it
/// (question/format/gift/format.php, read 2026-11-30). An empty line divides questions, so every part stands on one line.
/// </summary>
public static class GiftWriter
{
    private const string Format = "[html]";

    /// <summary>The whole file.</summary>
    public static string Write(QuestionBank bank) =>
        $"// {bank.Note}\n$CATEGORY: {bank.Category}\n{string.Concat(bank.Questions.Select(question => Write(question)))}";

    private static string Write(BankQuestion question) =>
        $"\n// [id:{question.Id}]\n::{Name(question.Name)}::{Html(question.Text)}{{\n"
        + string.Concat(question.Options.Select(option => $"{(option.IsRight ? '=' : '~')}{Html(option.Text)}#{Html(option.Feedback)}\n"))
        + $"####{Html(question.Feedback)}\n}}\n";

    // The format is named each time: a text that begins with a bracket or a percent sign would be taken for a format or a weight.
    private static string Html(string html) => Format + Escape(html);

    // Readers keep escaped characters as "&&058;" while they read.
    private static string Name(string name) => Escape(name.Replace("&&0", "& &0", StringComparison.Ordinal));

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '\\' or '~' or '=' or '#' or '{' or '}' or ':')
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
