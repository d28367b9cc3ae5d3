using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Text;

namespace CyberAware.Core.References;

/// <summary>A legal act that pages refer to by id, so that its number and date are written once.</summary>
/// <param name="Id">Name that pages use, lower case with hyphens.</param>
/// <param name="Number">Number of the act as printed.</param>
/// <param name="Date">Day of signature.</param>
/// <param name="Source">https address of the published text.</param>
/// <param name="CheckedOn">Day on which it was last compared with its source.</param>
/// <param name="Forms">Grammatical forms a language, with {number} and {date} to be filled in; "base" is always there.</param>
public sealed record Law(
    string Id,
    string Number,
    DateOnly Date,
    string Source,
    DateOnly CheckedOn,
    IReadOnlyDictionary<Language, IReadOnlyDictionary<string, string>> Forms)
{
    internal int Line { get; private init; } = 1;

    /// <summary>Name of the form that every act has.</summary>
    public const string BaseForm = "base";

    /// <summary>The act's full title with number and date, in one of its forms.</summary>
    /// <returns>The text, or null when the act has no such form.</returns>
    public string? Cite(Language language, string form) =>
        Forms[language].TryGetValue(form, out var text)
            ? text.Replace("{number}", Number, StringComparison.Ordinal)
                .Replace("{date}", DateFormatter.Attributive(language, Date), StringComparison.Ordinal)
            : null;

    internal static Law Read(YamlReader reader, ISet<string> usedIds, ProblemList problems)
    {
        var forms = reader.Mapping("forms");
        var law = new Law(
            reader.Id(usedIds),
            reader.Text("number", 40),
            reader.Date("date"),
            reader.Text("source", 300),
            reader.Date("checked-on"),
            Language.All.ToDictionary(language => language, language => ReadForms(forms, language, problems)))
        {
            Line = reader.LineOf("checked-on"),
        };
        forms?.RejectUnknownKeys();
        reader.RejectUnknownKeys();

        if (law.Source.Length > 0 && !ExternalUrl.IsAllowed(law.Source))
        {
            problems.Add(reader.LineOf("source"), "bad-source");
        }

        foreach (var form in law.Forms[Language.Kazakh].Keys.Except(law.Forms[Language.Russian].Keys)
            .Concat(law.Forms[Language.Russian].Keys.Except(law.Forms[Language.Kazakh].Keys)))
        {
            problems.Add(reader.LineOf("forms"), "form-missing", form, law.Id);
        }

        return law;
    }

    private static IReadOnlyDictionary<string, string> ReadForms(YamlReader? forms, Language language, ProblemList problems)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (forms?.Mapping(language.Tag) is { } reader)
        {
            reader.Text(BaseForm, 400);
            foreach (var form in reader.Keys)
            {
                texts[form] = reader.Text(form, 400);
                if (!texts[form].Contains("{number}", StringComparison.Ordinal))
                {
                    problems.Add(reader.LineOf(form), "form-number", form);
                }
            }
        }

        return texts;
    }
}
