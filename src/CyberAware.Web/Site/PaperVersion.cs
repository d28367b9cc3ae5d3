using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;

namespace CyberAware.Web.Site;

/// <summary>How a paper compares with the page that it was printed from.</summary>
public enum PaperState
{
    /// <summary>Nothing that readers should notice has changed.</summary>
    Current,

    /// <summary>The text is of another day.</summary>
    Changed,

    /// <summary>The text is of the same day, but contacts or acts in it have changed.</summary>
    FactsChanged,
}

/// <summary>
/// Which version of a page a paper shows, in three to five characters: the code of the paper stays coarse enough for any
/// telephone. The day is the one that the page's foot names; a comma that was put right since makes no paper old.
/// </summary>
/// <param name="Language">Language of the paper.</param>
/// <param name="Day">Day of the text's last change that readers should notice.</param>
/// <param name="Facts">Two characters of a hash over contacts and acts; empty when the page shows none. A change of them goes unnoticed once in 1,024.</param>
public sealed record PaperVersion(Language Language, DateOnly Day, string Facts)
{
    private const int DayLength = 3;
    private const int FactsLength = 2;

    private static readonly DateOnly FirstDay = new(2025, 1, 1);

    // Days and languages that three characters can say: up to the year 2069.
    private static readonly int MaxDays = (1 << (5 * DayLength)) / Language.All.Count;

    /// <summary>The version that is printed today; null of a page whose day is out of range.</summary>
    public static PaperVersion? For(PrintedPage page, Language language, ContentLibrary library)
    {
        var days = page.Updated(language).DayNumber - FirstDay.DayNumber;
        return days >= 0 && days < MaxDays ? new PaperVersion(language, page.Updated(language), HashOf(page.Facts(language), language, library)) : null;
    }

    /// <summary>Reads a version; null for anything that is none, and for a day that has not come.</summary>
    public static PaperVersion? Parse(string? text, DateOnly today)
    {
        if (text?.Length is not (DayLength or DayLength + FactsLength) || ShortCode.Parse(text, text.Length) is not { } code)
        {
            return null;
        }

        var number = (int)ShortCode.Decode(code.AsSpan(0, DayLength));
        var day = FirstDay.AddDays(number / Language.All.Count);
        return day > today ? null : new PaperVersion(Language.All[number % Language.All.Count], day, code[DayLength..]);
    }

    /// <summary>Compares a paper with what would be printed today in its language.</summary>
    public PaperState CompareWith(PaperVersion now) =>
        now.Day != Day ? PaperState.Changed : now.Facts != Facts ? PaperState.FactsChanged : PaperState.Current;

    public override string ToString() =>
        ShortCode.Encode((ulong)(((Day.DayNumber - FirstDay.DayNumber) * Language.All.Count) + Language.All.ToList().IndexOf(Language)), DayLength) + Facts;

    // What stands on paper of a contact or an act; when somebody last checked it changes no paper.
    private static string HashOf(IEnumerable<string> facts, Language language, ContentLibrary library)
    {
        var lines = facts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => library.Contacts.TryGetValue(id, out var contact)
            ? $"{id} {contact.Value} {contact.Display[language]} {contact.Describe(language)}"
            : $"{id} {library.Laws[id].Cite(language, Core.References.Law.BaseForm)}").ToList();
        return lines.Count == 0 ? "" : ShortCode.HashOf(string.Join('\n', lines), FactsLength);
    }
}
