using System.Text.RegularExpressions;
using CyberAware.Core.Data;

namespace CyberAware.Core.Search;

/// <summary>Takes out of a query what could name a person, before it is counted.</summary>
public static partial class QueryAnonymizer
{
    /// <summary>The query in lower case, with "@" for what looks like an address and "#" for six digits and more, however divided.</summary>
    public static string Anonymize(string query)
    {
        var text = LongNumber().Replace(Address().Replace(QueryParser.Clean(query).ToLowerInvariant(), "@"), "#").Trim();
        return text.Length <= Lengths.Query ? text : text[..Lengths.Query];
    }

    // Also with the sign written out or missing its second part.
    [GeneratedRegex(@"\S*@\S*|https?:\S*|\S+\s?\(at\)\s?\S+")]
    private static partial Regex Address();

    // Telephone, card and identity numbers are written in groups.
    [GeneratedRegex(@"\p{Nd}(?:[\s().+\-–—_/,]*\p{Nd}){5,}")]
    private static partial Regex LongNumber();
}
