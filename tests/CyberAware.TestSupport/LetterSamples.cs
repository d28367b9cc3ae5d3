using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Letters;
using CyberAware.Web.Pages.Letters;

namespace CyberAware.TestSupport;

/// <summary>
/// Made-up cases of each letter: people called Sample of a town that is none, each with a mark by which what was typed is
/// found again anywhere. Which optional fields and options are filled in differs from case to case.
/// </summary>
public static class LetterSamples
{
    /// <summary>How many cases there are of each letter in each language.</summary>
    public const int Count = 12;

    /// <summary>What stands in every value that was typed.</summary>
    public const string Mark = "Zq7x";

    // What people paste, and what attackers try.
    private static readonly string[] Oddities =
    [
        "", "<script>alert(1)</script>", "\u202Eабв\u202C", "=HYPERLINK(\"http://a.example\",\"x\")", "a & b < c > \"d\" 'e'", "😀 ₸ ә ғ қ ң ө ұ ү һ і",
        "{operator} {{0}} ::: if iin", "\u0001\u000B\uFFFE\uE000", "@SUM(A1)", "--%0d%0aX-Header: 1", "</textarea></p>", "\u2066x\u2069\u200B",
    ];

    /// <summary>The fields of one case, as a browser sends them.</summary>
    public static List<KeyValuePair<string, string>> Fields(Letter letter, Language language, int number)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var place = 0;
        foreach (var field in letter.Fields)
        {
            place++;
            if (field.IsRequired || ((number + place) % 3) != 0)
            {
                fields.AddRange(Values(field, language, number, place).Select(value => new KeyValuePair<string, string>(LetterForm.Prefix + field.Id, value)));
            }
        }

        return fields;
    }

    /// <summary>The line or lines that a typed value becomes in the letter.</summary>
    public static IEnumerable<string> Lines(string typed) => LetterCleaner.Clean(typed, true).Split('\n').Where(line => line.Length > 0);

    private static IEnumerable<string> Values(LetterField field, Language language, int number, int place)
    {
        var isKazakh = language == Language.Kazakh;
        var odd = Oddities[(number + place) % Oddities.Length];
        return (field.Kind, field.Format) switch
        {
            (LetterFieldKind.Date, _) => [new DateOnly(2026, 1, 1).AddDays((number * 7) + place).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
            (LetterFieldKind.Choice, _) => [field.Options[number % field.Options.Count]],
            (LetterFieldKind.Checks, _) => field.Options.Where((_, index) => index == number % field.Options.Count || (index + number) % 2 == 0),
            (LetterFieldKind.Multiline, _) when field.Autocomplete == "street-address" =>
                [isKazakh ? $"{Mark}{number} қаласы\r\nҮлгі көшесі, {number}" : $"г. {Mark}{number}\r\nул. Примерная, {number}"],
            (LetterFieldKind.Multiline, _) => [isKazakh ? $"{Mark}{number} бірінші жол. {odd}\r\n\r\nЕкінші жол {number}." : $"{Mark}{number} первая строка. {odd}\r\n\r\nВторая строка {number}."],
            (_, LetterFieldFormat.Number) => [Number((number * 20) + place)],
            (_, LetterFieldFormat.Email) => [$"{Mark}{number}@example.kz"],
            (_, LetterFieldFormat.Phone) => [$"+7 (000) 000-{number:00}-{place:00}"],
            _ when field.Id == "name" => [isKazakh ? $"Үлгібай Сынақ {Mark}{number}ұлы" : $"Образцов Пример {Mark}{number}ович"],
            _ => [$"{Mark}{number} {field.Id} {odd}"],
        };
    }

    // A number that nobody has: organisations and people born in the year 00 in the month 00 there are none.
    private static string Number(int seed)
    {
        for (var i = seed; ; i++)
        {
            var digits = i.ToString("D11", CultureInfo.InvariantCulture);
            if (IdentificationNumber.CheckDigit(digits) is { } last)
            {
                return digits + last.ToString(CultureInfo.InvariantCulture);
            }
        }
    }
}
