using CyberAware.Core;
using CyberAware.Core.Search;
using CyberAware.TestSupport;

namespace CyberAware.Content.Tests.Search;

/// <summary>A query, the language of the page it is asked from, and the pages, parts of pages or contacts that answer it.</summary>
internal sealed record GoldenQuery(string Text, Language Language, IReadOnlyList<string> Accepted)
{
    public const string ContactScheme = "contact:";

    private const int First = 3;

    /// <summary>What kind of query it is, where the file says so: a name, a number, a slip of the keyboard.</summary>
    public string Kind { get; init; } = "";

    public static IReadOnlyList<GoldenQuery> Read(string file) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "CyberAware.Content.Tests", "Search", file)).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => new GoldenQuery(cells[0], Language.Find(cells[1])!, cells[2].Split('|')) { Kind = cells.ElementAtOrDefault(3) ?? "" }),
    ];

    public bool IsFoundBy(SearchAnswer answer) => Accepted.Any(place => IsFoundBy(answer, place));

    // An address, an address with the part of the page that must be shown, or a contact whose number stands above the results.
    private static bool IsFoundBy(SearchAnswer answer, string place) => place.Split('#') switch
    {
        _ when place.StartsWith(ContactScheme, StringComparison.Ordinal) => answer.Contacts.Any(contact => contact.Id == place[ContactScheme.Length..]),
        [var path, var anchor] => answer.Results.Take(First).Any(result => result.Path == path && (result.Anchor == anchor || result.More.Any(part => part.Anchor == anchor))),
        _ => answer.Results.Take(First).Any(result => result.Path == place),
    };
}

/// <summary>How many queries find an accepted page among the first three results.</summary>
internal sealed record GoldenReport(string Name, int Queries, IReadOnlyList<string> Missed, IReadOnlyList<string> Empty)
{
    public decimal Percent => Queries == 0 ? 0 : 100m * (Queries - Missed.Count) / Queries;

    public static GoldenReport Of(string name, IReadOnlyList<GoldenQuery> queries, SearchIndex index)
    {
        var answers = queries.Select(query => (Query: query, Answer: index.Find(query.Text, query.Language))).ToList();
        return new GoldenReport(
            name,
            queries.Count,
            [.. answers.Where(each => !each.Query.IsFoundBy(each.Answer)).Select(each =>
                $"{each.Query.Text} ({each.Query.Language}): {string.Join(", ", each.Answer.Results.Take(5).Select(result => $"{result.Language}/{result.Path}#{result.Anchor} {result.Score:0.0}"))} [{each.Answer.Corrected}]")],
            [.. answers.Where(each => each.Answer.Results.Count == 0).Select(each => each.Query.Text)]);
    }

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Queries - Missed.Count} of {Queries} {Name} queries find an accepted page in the first three: {Percent:0.0} %, {Empty.Count} empty.\n")
        + string.Concat(Missed.Select(query => $"missed: {query}\n"));
}
