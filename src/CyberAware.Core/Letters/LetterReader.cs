using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.References;

namespace CyberAware.Core.Letters;

/// <summary>Reads the folder <c>letters</c>, and checks it against sources and acts.</summary>
/// <param name="laws">Acts that letters cite.</param>
/// <param name="sources">Sources that letters name.</param>
internal sealed class LetterReader(LawReader laws, SourceReader sources) : ContentReader
{
    private const string Name = "letters";
    private const string DataFile = "letter.yml";

    private readonly List<ParsedLetter> parsed = [];

    public override string UnknownFile => "unknown-file.letter";

    public override bool Owns(string path) => path.StartsWith($"{Name}/", StringComparison.Ordinal);

    public override bool Knows(string path) => path.Split('/') is [Name, _, DataFile or "kk.md" or "ru.md"];

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        foreach (var slug in files.Select(file => file.Path).Where(Knows).Select(path => path.Split('/')[1]).Distinct().Order(StringComparer.Ordinal))
        {
            ReadLetter(slug, load);
        }
    }

    public override void Validate(ContentLoad load)
    {
        foreach (var letter in parsed)
        {
            CheckSources(letter.Data, load.ProblemsOf($"{Name}/{letter.Slug}/{DataFile}"));
            foreach (var (language, words) in letter.Words)
            {
                var problems = load.ProblemsOf($"{Name}/{letter.Slug}/{language}.md");
                foreach (var (segment, line) in words.Template.SelectMany(block => block.Segments.Select(segment => (segment, block.SourceLine))).Where(place => !place.segment.IsSlot && laws.IsWhole))
                {
                    LawReference.Check(segment.Text, line, language, laws.Facts, problems);
                }
            }
        }
    }

    public override void Build(ContentParts parts) => parts.Add<IReadOnlyList<Letter>>(
        [.. parsed.Select(letter => letter.Build(sources.Facts, laws.Facts)).OrderBy(letter => letter.Order).ThenBy(letter => letter.Slug, StringComparer.Ordinal)]);

    private void CheckSources(LetterData data, ProblemList problems)
    {
        foreach (var id in data.Sources.Where(id => sources.IsWhole && !sources.Facts.ContainsKey(id)))
        {
            problems.Add(data.SourcesLine, "unknown-source", id, Nearest.Hint(id, sources.Facts.Keys));
        }

        foreach (var field in data.Fields.Where(field => field.RequiredBy is not null && !data.Sources.Contains(field.RequiredBy)))
        {
            problems.Add(field.RequiredByLine, "letter-required-by.source", field.RequiredBy);
        }
    }

    private void ReadLetter(string slug, ContentLoad load)
    {
        var folder = $"{Name}/{slug}";
        var data = load.Require(folder, DataFile);
        var texts = Language.All.Select(language => (Language: language, File: load.Require(folder, $"{language}.md"))).ToList();
        if (load.ReadOnce(folder, texts.Select(text => text.File).Append(data), () => Read(slug, data, texts)) is { } letter)
        {
            parsed.Add(letter);
            load.AddAddress(folder);
        }
        else
        {
            load.Unreadable.Add(folder);
        }
    }

    private static (ParsedLetter? Letter, IReadOnlyList<ProblemList> Problems) Read(string slug, ContentFile? dataFile, IReadOnlyList<(Language Language, ContentFile? File)> files)
    {
        var folder = $"{Name}/{slug}";
        var problems = new ProblemList($"{folder}/{DataFile}");
        var found = Language.All.ToDictionary(language => language, language => new ProblemList($"{folder}/{language}.md"));
        IReadOnlyList<ProblemList> all = [problems, .. found.Values];
        if (!ContentPath.IsFolder(folder))
        {
            problems.Add(1, "bad-path.folder");
        }

        if (dataFile is null || FrontMatter.TextOf(dataFile, problems) is not { } yaml || LetterYamlReader.Read(yaml, problems) is not { } data)
        {
            return (null, all);
        }

        var words = new Dictionary<Language, LetterWords>();
        foreach (var (language, file) in files)
        {
            if (file is not null && LetterTextReader.Read(file, data, found[language]) is { } read)
            {
                words[language] = read;
                LetterValidator.ValidateTemplate(data, read, found[language]);
            }
        }

        if (words.Count < Language.All.Count)
        {
            return (null, all);
        }

        var (first, second) = (Language.All[0], Language.All[1]);
        LetterValidator.Compare(words[first], words[second], $"{folder}/{first}.md", found[second]);
        return (new ParsedLetter(slug, data, words), all);
    }
}
