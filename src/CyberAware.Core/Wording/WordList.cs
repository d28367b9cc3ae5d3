using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Wording;

/// <summary>The editors' own rules of <c>content/site/wording.yml</c>: "write X, not Y", and what a page that says X must hold.</summary>
internal sealed class WordList
{
    /// <summary>Where the list stands.</summary>
    public const string File = "site/wording.yml";

    private const int MaxLength = 120;

    /// <summary>Words to avoid.</summary>
    public IReadOnlyList<Avoided> Avoid { get; private init; } = [];

    /// <summary>What belongs together on a page.</summary>
    public IReadOnlyList<Companion> Companions { get; private init; } = [];

    /// <summary>Words by which a note names the brochure as its source.</summary>
    public IReadOnlyDictionary<Language, IReadOnlyList<WordPattern>> BrochureNames { get; private init; } =
        Language.All.ToDictionary(language => language, _ => (IReadOnlyList<WordPattern>)[]);

    /// <summary>Names that stay Kazakh in a Russian text.</summary>
    public IReadOnlyList<string> KazakhNames { get; private init; } = [];

    /// <summary>Reads the list; empty when there is none, with problems reported.</summary>
    public static WordList Read(IEnumerable<ContentFile> files, ProblemList problems)
    {
        if (files.FirstOrDefault(file => file.Path == File) is not { } file
            || FrontMatter.TextOf(file, problems) is not { } yaml
            || YamlReader.Open(yaml, 1, File, problems) is not { } reader)
        {
            return new WordList();
        }

        var names = reader.Mapping("brochure-names");
        var list = new WordList
        {
            Avoid = [.. reader.Mappings("avoid").Select(Avoided.Read).OfType<Avoided>()],
            Companions = [.. reader.Mappings("together").Select(Companion.Read)],
            BrochureNames = Language.All.ToDictionary(language => language, language => Patterns(names, language.Tag)),
            KazakhNames = reader.StringList("kazakh-names", MaxLength),
        };
        names?.RejectUnknownKeys();
        reader.RejectUnknownKeys();
        return list;
    }

    private static IReadOnlyList<WordPattern> Patterns(YamlReader? reader, string key) =>
        reader is null || !reader.Has(key) ? [] : [.. reader.StringList(key, MaxLength, "too-many-wildcards", WordPattern.IsFit).Select(words => new WordPattern(words))];

    /// <summary>Words to avoid and what to write instead.</summary>
    public sealed record Avoided(
        Language Language, IReadOnlyList<WordPattern> Words, string Instead, IReadOnlyList<WordPattern> Except, IReadOnlyList<WordPattern> Unless, IReadOnlyList<string> Where, bool IsDoubt)
    {
        /// <summary>The places in a line, outside the exceptions.</summary>
        public IEnumerable<string> In(WordingLine line)
        {
            if (line.Language != Language || !Words.Any(pattern => pattern.IsMatch(line.Text))
                || !Concerns(line.File) || Unless.Any(pattern => pattern.IsMatch(line.Text)))
            {
                return [];
            }

            var text = Except.Aggregate(line.Text, (rest, pattern) => pattern.Replace(rest, '\uFFFC'));
            return Words.SelectMany(pattern => pattern.In(text));
        }

        // "quizzes/" keeps to a folder, "!professionals/" leaves one out.
        private bool Concerns(string file)
        {
            bool Within(string prefix) => file.StartsWith(prefix.TrimStart('!'), StringComparison.Ordinal);
            var included = Where.Where(prefix => !prefix.StartsWith('!')).ToList();
            return (included.Count == 0 || included.Any(Within)) && !Where.Where(prefix => prefix.StartsWith('!')).Any(Within);
        }

        internal static Avoided? Read(YamlReader reader)
        {
            var language = Language.Find(reader.OneOf("language", [.. Language.All.Select(language => language.Tag)]));
            var avoided = new Avoided(
                language ?? Language.Kazakh,
                Patterns(reader, "words"),
                reader.Text("instead", MaxLength),
                Patterns(reader, "except"),
                Patterns(reader, "unless"),
                reader.Has("where") ? reader.StringList("where", MaxLength) : [],
                reader.Bool("doubt"));
            reader.RejectUnknownKeys();
            return language is null ? null : avoided;
        }
    }

    /// <summary>What a page that says some words must hold too.</summary>
    public sealed record Companion(IReadOnlyDictionary<Language, IReadOnlyList<WordPattern>> Words, string Needs)
    {
        internal static Companion Read(YamlReader reader)
        {
            var words = reader.Mapping("words");
            var companion = new Companion(Language.All.ToDictionary(language => language, language => Patterns(words, language.Tag)), reader.Text("needs", MaxLength));
            words?.RejectUnknownKeys();
            reader.RejectUnknownKeys();
            return companion;
        }
    }
}
