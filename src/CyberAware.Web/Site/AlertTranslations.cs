using CyberAware.Core;
using CyberAware.Core.Alerts;
using CyberAware.Core.Editing;

namespace CyberAware.Web.Site;

/// <summary>Which warnings were published in one language before the other.</summary>
public static class AlertTranslations
{
    /// <summary>Those that the database knows of; none while it has not been read.</summary>
    public static IReadOnlyList<AlertTranslation> From(IReadOnlyDictionary<string, DocumentState>? states) =>
    [
        .. from state in states?.Values ?? []
           where state.Document.StartsWith(Alert.Section + "/", StringComparison.Ordinal)
           from language in Language.All
           where state[language].BehindSince is not null
           let since = new DateTimeOffset(state[language].BehindSince!.Value)
           select new AlertTranslation(state.Document[(Alert.Section.Length + 1)..], language, since, since + EditorialLists.TranslationTime),
    ];
}
