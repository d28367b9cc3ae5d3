using CyberAware.Core.Facts;
using CyberAware.Core.Surveys;

namespace CyberAware.Core.Content;

/// <summary>What texts can refer to: pages with their anchors, pictures, figures, contacts, acts.</summary>
internal sealed class ContentIndex(
    IReadOnlyDictionary<string, IReadOnlySet<string>> anchorsByPath,
    IReadOnlyDictionary<string, Picture> pictures,
    IReadOnlyDictionary<string, Survey> surveys,
    IReadOnlyDictionary<string, Contact> contacts,
    IReadOnlyDictionary<string, Law> laws)
{
    public IReadOnlyDictionary<string, Picture> Pictures => pictures;

    public IReadOnlyDictionary<string, Survey> Surveys => surveys;

    public IReadOnlyDictionary<string, Contact> Contacts => contacts;

    public IReadOnlyDictionary<string, Law> Laws => laws;

    /// <summary>Anchors of a page; null when there is no such page. The home page has no path of its own.</summary>
    public IReadOnlySet<string>? AnchorsOf(string path) =>
        path == ContentPath.Home ? null : anchorsByPath.GetValueOrDefault(path);

    /// <summary>A contact or an act's number that stands in plain text; null when there is none.</summary>
    public (string Text, string Reference)? HandTyped(string text)
    {
        foreach (var contact in contacts.Values.Where(contact => contact.Kind != "address"))
        {
            var typed = contact.Display.Values.FirstOrDefault(display => StandsAlone(text, display))
                ?? (StandsAlone(text, contact.Value!) ? contact.Value : null);
            if (typed is not null)
            {
                return (typed, "contact:" + contact.Id);
            }
        }

        foreach (var law in laws.Values)
        {
            foreach (var typed in new[] { "№ " + law.Number, "№" + law.Number, "№\u00A0" + law.Number })
            {
                if (StandsAlone(text, typed))
                {
                    return (typed, "law:" + law.Id);
                }
            }
        }

        return null;
    }

    // "1400" stands alone in "1400," and with a Cyrillic ending, but not in "21400".
    private static bool StandsAlone(string text, string part)
    {
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            var end = at + part.Length;
            if ((at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
