using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.References;

/// <summary>Where a fact was taken from: a publication or an act. Texts name it by its id, so that it is written once.</summary>
/// <param name="Id">Name that documents use, lower case with hyphens.</param>
/// <param name="Site">Whose publication it is: the publisher's domain, or the place of an act.</param>
/// <param name="Title">What it is called, in each language.</param>
/// <param name="Date">When it was published.</param>
/// <param name="Url">https address; null when it is not known.</param>
/// <param name="CheckedOn">Day on which it was last read.</param>
public sealed record Source(
    string Id, string Site, IReadOnlyDictionary<Language, string> Title, SourceDate Date, string? Url, DateOnly CheckedOn)
{
    /// <summary>Path of its file under the content folder.</summary>
    internal string File { get; private init; } = "";

    internal int Line { get; private init; } = 1;

    internal static Source Read(YamlReader reader, ISet<string> usedIds, ProblemList problems)
    {
        var date = reader.Text("date", 10);
        var source = new Source(
            reader.Id(usedIds),
            reader.Text("site", 100),
            LocalizedTexts.Read(reader, "title", 200, problems),
            SourceDate.TryParse(date, out var parsed) ? parsed : default,
            reader.OptionalText("url", 300),
            reader.Date("checked-on"))
        {
            File = problems.File,
            Line = reader.LineOf("checked-on"),
        };
        reader.RejectUnknownKeys();

        if (date.Length > 0 && source.Date == default)
        {
            problems.Add(reader.LineOf("date"), "bad-date", date);
        }

        if (source.Url is not null && !ExternalUrl.IsAllowed(source.Url))
        {
            problems.Add(reader.LineOf("url"), "bad-source.url", source.Url);
        }

        return source;
    }
}
