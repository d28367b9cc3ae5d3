using CyberAware.Core;
using CyberAware.Core.Actions;
using CyberAware.Core.References;

namespace CyberAware.Web.Pages.Advisors;

/// <summary>A result as plain words for a messenger: verdict, first actions with their numbers, address.</summary>
public static class AdvisorMessage
{
    /// <summary>Longest text that messengers show whole, in characters.</summary>
    public const int MaxLength = 700;

    /// <summary>The words; Client/scripts/advisor-message.ts makes the same ones.</summary>
    public static string For(
        Language language, string verdict, string title, IEnumerable<RecommendedAction> first, IReadOnlyDictionary<string, Contact> contacts, string url) =>
        Fit($"{verdict}. {title}", first.Select((action, i) => $"{i + 1}. {Line(language, action, contacts)}"), url);

    /// <summary>Head and foot always, of the lines as many as there is room for.</summary>
    /// <param name="head">First line; cut after a word if it is too long itself.</param>
    /// <param name="lines">Lines in the middle, the most important ones first.</param>
    /// <param name="foot">Last line.</param>
    public static string Fit(string head, IEnumerable<string> lines, string foot)
    {
        var room = MaxLength - foot.Length - 2;
        if (head.Length > room)
        {
            var end = head.LastIndexOf(' ', room - 1);
            head = head[..(end > 0 ? end : room - 1)] + "…";
        }

        var text = head;
        foreach (var line in lines)
        {
            var longer = $"{text}{(text == head ? "\n\n" : "\n")}{line}";
            if (longer.Length > room)
            {
                break;
            }

            text = longer;
        }

        return $"{text}\n\n{foot}";
    }

    private static string Line(Language language, RecommendedAction action, IReadOnlyDictionary<string, Contact> contacts)
    {
        var text = action[language].Text;
        return action.Contact is { } id && !text.Contains(contacts[id].Display[language], StringComparison.Ordinal)
            ? $"{text.TrimEnd('.')}: {contacts[id].Display[language]}"
            : text;
    }
}
