using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.Extensions;

namespace CyberAware.Web.Site;

/// <summary>One thing that readers with low vision can set; the first value is what everybody gets.</summary>
public sealed record DisplayOption(string Key, IReadOnlyList<string> Values)
{
    public string Default => Values[0];
}

/// <summary>
/// How a reader wants pages to look, as far as it differs from the usual. With a script it is remembered on the
/// device and never sent; without one it travels in the query of each link.
/// </summary>
public sealed record DisplayPreferences(IReadOnlyList<KeyValuePair<string, string>> Values)
{
    public static readonly IReadOnlyList<DisplayOption> Options =
    [
        new("theme", ["auto", "light", "dark", "contrast-light", "contrast-dark"]),
        new("size", ["1", "2", "3", "4"]),
        new("spacing", ["normal", "wide"]),
        new("links", ["normal", "underlined"]),
        new("pictures", ["on", "off"]),
    ];

    private static readonly FrozenDictionary<string, DisplayOption> ByKey = Options.ToFrozenDictionary(option => option.Key);

    public bool IsDefault => Values.Count == 0;

    /// <summary>The choice in a query; unknown values count as the usual ones, of a repeated key the first.</summary>
    public static DisplayPreferences Read(IQueryCollection query) =>
        new([.. Options
            .Select(option => KeyValuePair.Create(option.Key, query[option.Key].FirstOrDefault() ?? option.Default))
            .Where(pair => pair.Value != ByKey[pair.Key].Default && ByKey[pair.Key].Values.Contains(pair.Value))]);

    public string ValueOf(DisplayOption option) =>
        Values.FirstOrDefault(pair => pair.Key == option.Key) is { Value: { } value } ? value : option.Default;

    /// <summary>An internal address that carries the choice on.</summary>
    public string AppendToUrl(string address)
    {
        var anchor = address.IndexOf('#', StringComparison.Ordinal);
        var (page, fragment) = anchor < 0 ? (address, "") : (address[..anchor], address[anchor..]);
        var query = new QueryBuilder(Values).ToQueryString().Value!;
        return page + (page.Contains('?', StringComparison.Ordinal) ? "&" + query[1..] : query) + fragment;
    }
}
