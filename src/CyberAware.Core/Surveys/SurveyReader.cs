using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Surveys;

/// <summary>Reads the folder <c>surveys</c>, which has a folder for each survey.</summary>
/// <param name="figures">Figures that stand in place of the documents', by survey; null: the documents' own.</param>
internal sealed class SurveyReader(IReadOnlyDictionary<string, Survey>? figures) : ContentReader
{
    private const string Root = "surveys";

    private readonly Dictionary<string, Survey> written = new(StringComparer.Ordinal);

    /// <summary>All surveys as readers see them, by id. Complete when all kinds have been read.</summary>
    public IReadOnlyDictionary<string, Survey> Surveys { get; private set; } = new Dictionary<string, Survey>();

    public override bool Owns(string path) => path.StartsWith(Root + "/", StringComparison.Ordinal);

    public override bool Knows(string path) => path.Split('/') is [_, _, "survey.yml" or "kk.md" or "ru.md"];

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        foreach (var id in files.Select(file => file.Path.Split('/')).Where(parts => parts.Length == 3).Select(parts => parts[1]).Distinct())
        {
            if (ReadSurvey(id, load) is { } survey)
            {
                written[id] = survey;
            }
            else
            {
                load.Unreadable.Add($"{Root}/{id}");
            }
        }

        Surveys = figures is null ? written : SurveyFigures.Put(figures, written);
    }

    public override void Validate(ContentLoad load)
    {
        foreach (var (survey, chart) in written.Values.SelectMany(survey => survey.Charts.Select(chart => (survey, chart))))
        {
            foreach (var path in chart.Related.Where(path => !load.Pages.Contains(load.CurrentPathOf(path))))
            {
                load.ProblemsOf($"{Root}/{survey.Id}/survey.yml").Add(
                    chart.Line, "broken-link.key", "related", "/" + path, Nearest.Hint("/" + path, load.Pages.Select(page => "/" + page)));
            }
        }
    }

    public override void Build(ContentParts parts) => parts.Add(Surveys);

    private static Survey? ReadSurvey(string id, ContentLoad load)
    {
        var folder = $"{Root}/{id}";
        var texts = Language.All.Select(language => (Language: language, File: load.Require(folder, $"{language}.md"))).ToList();
        var data = load.Require(folder, "survey.yml");
        return load.ReadOnce(folder, texts.Select(text => text.File).Append(data), () => Read(id, data, texts));
    }

    private static (Survey? Survey, IReadOnlyList<ProblemList> Problems) Read(string id, ContentFile? data, IReadOnlyList<(Language Language, ContentFile? File)> files)
    {
        var folder = $"{Root}/{id}";
        var problems = new ProblemList($"{folder}/survey.yml");
        var found = Language.All.ToDictionary(language => language, language => new ProblemList($"{folder}/{language}.md"));
        IReadOnlyList<ProblemList> all = [problems, .. found.Values];
        var texts = new Dictionary<Language, SurveyText>();
        foreach (var (language, file) in files)
        {
            if (file is not null && FrontMatter.Split(file, found[language]) is { } matter && SurveyYamlReader.ReadText(matter, found[language]) is { } text)
            {
                texts[language] = text;
            }
        }

        if (data is null || FrontMatter.TextOf(data, problems) is not { } yaml
            || SurveyYamlReader.Read(id, yaml, texts, problems) is not { } survey || texts.Count < Language.All.Count)
        {
            return (null, all);
        }

        SurveyValidator.Validate(survey, problems, found);
        return (survey, all);
    }
}
