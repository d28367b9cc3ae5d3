using CyberAware.Core.References;

namespace CyberAware.Core.Search;

/// <summary>Recognises a telephone number in a query, however it is divided.</summary>
public static class ContactNumbers
{
    // With fewer digits the end of a long number is chance.
    private const int MinLongDigits = 6;
    private const int National = 10;

    /// <summary>Contacts whose number stands in the query: 1400; 8 (7172) 55-99-97; +77172559997; 55 99 97.</summary>
    public static IReadOnlyList<Contact> Find(IEnumerable<Contact> contacts, string query)
    {
        var numbers = NumbersIn(query).ToList();
        return numbers.Count == 0 ? [] : [.. contacts.Where(contact => numbers.Any(number => IsSame(DigitsOf(contact.Value!), number)))];
    }

    // Digits with signs between them are one number; with letters between them they are several.
    private static IEnumerable<string> NumbersIn(string query) =>
        string.Concat(query.Select(character => char.IsLetter(character) ? '|' : character)).Split('|', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => new[] { DigitsOf(part) }.Concat(part.Split(' ').Select(DigitsOf)))
            .Where(digits => digits.Length >= 3).Distinct();

    private static bool IsSame(string contact, string typed) =>
        contact == typed
        || (contact.Length > National && WithoutPrefix(contact) is var national
            && (national == WithoutPrefix(typed) || (typed.Length >= MinLongDigits && typed.Length < National && national.EndsWith(typed, StringComparison.Ordinal))));

    // 8 and 7 both lead out of one's own town.
    private static string WithoutPrefix(string digits) => digits.Length == National + 1 && digits[0] is '7' or '8' ? digits[1..] : digits;

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
