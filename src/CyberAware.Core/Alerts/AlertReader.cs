using CyberAware.Core.Advisors;
using CyberAware.Core.Documents;
using CyberAware.Core.Pages;
using CyberAware.Core.References;

namespace CyberAware.Core.Alerts;

/// <summary>Reads the folder <c>alerts</c> but for its own page, and checks it against the rest of the content.</summary>
/// <param name="pages">Pages that warnings refer to.</param>
/// <param name="sources">Sources that warnings name.</param>
/// <param name="advisors">Decision helpers whose outcomes say what to do.</param>
internal sealed class AlertReader(PageReader pages, SourceReader sources, AdvisorReader advisors) : ContentReader
{
    /// <summary>Name of the file without language.</summary>
    public const string File = "alert.yml";

    private readonly List<ParsedAlert> parsed = [];
    private readonly List<Alert> alerts = [];

    public override string UnknownFile => "unknown-file.alert";

    public override bool Owns(string path) => path.Split('/') is [Alert.Section, _, _, ..];

    public override bool Knows(string path) => path.Split('/') is [Alert.Section, _, File or "kk.md" or "ru.md"];

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        foreach (var folder in files.Select(file => file.Path).Where(Knows).Select(path => path[..path.LastIndexOf('/')]).Distinct().Order(StringComparer.Ordinal))
        {
            var data = load.Require(folder, File);
            var texts = Language.All.Select(language => (Language: language, File: load.Require(folder, $"{language}.md")!)).Where(text => text.File is not null).ToList();
            var hash = ContentFile.VersionOf(texts.Select(text => text.File).Concat(data is null ? [] : [data]));
            var alert = load.Cache.GetOrMake(folder, hash, () => ParsedAlert.Read(folder, hash, data, texts));
            load.Report(alert.Page.Problems);
            if (alert.IsWhole)
            {
                parsed.Add(alert);
            }
        }
    }

    public override void Validate(ContentLoad load)
    {
        var targets = pages.GetTargets(load);
        if (parsed.Count > 0 && targets.AnchorsOf(Alert.Section) is null && !targets.IsUnreadable(Alert.Section))
        {
            load.ProblemsOf($"{Alert.Section}/page.yml").Add(1, "parent-missing.alerts");
        }

        foreach (var alert in parsed)
        {
            CheckReferences(alert, targets, load);
            var rendering = load.Cache.GetOrMake(alert.Page.Path, alert.Page.Hash + targets.HashFor(alert.Page.Texts), () => new PageRendering(alert.Page, targets));
            load.Report(rendering.Problems);
            if (rendering.Problems.All(list => list.Problems.Count == 0))
            {
                alerts.Add(Compile(alert, rendering.Render(), load));
            }
        }
    }

    public override void Build(ContentParts parts) => parts.Add<IReadOnlyList<Alert>>(alerts);

    private Alert Compile(ParsedAlert alert, ContentPage page, ContentLoad load)
    {
        var texts = alert.Page.Texts.ToDictionary(text => text.Language, text => AlertText.From(page[text.Language].Html));
        foreach (var text in alert.Page.Texts)
        {
            AlertValidator.Check(page[text.Language], texts[text.Language], text.BodyLine, load.ProblemsOf($"{page.Path}/{text.Language}.md"));
        }

        var data = alert.Data!;
        return new Alert(
            page, data.Severity, data.Urgency, data.Certainty, data.Issued, data.Expires,
            [.. data.Sources.Select(id => sources.Facts.GetValueOrDefault(id)).OfType<Source>()],
            data.Advisor is null ? null : AlertAdvice.Parse(data.Advisor), texts);
    }

    private void CheckReferences(ParsedAlert alert, LinkTargets targets, ContentLoad load)
    {
        var (data, problems) = (alert.Data!, load.ProblemsOf(alert.File));
        foreach (var id in data.Sources.Where(id => !sources.Facts.ContainsKey(id)))
        {
            problems.Add(data.SourcesLine, "unknown-source", id, Nearest.Hint(id, sources.Facts.Keys));
        }

        if (data.Page?.TrimStart('/') is { } page && targets.AnchorsOf(page) is null && !targets.IsUnreadable(page))
        {
            problems.Add(data.PageLine, "broken-link", data.Page, Nearest.Hint(data.Page, targets.Urls));
        }

        if (data.Advisor is { } advice && !advisors.Outcomes.Contains(advice) && !AdvisorReader.IsUnreadable(advice.Split('/')[0], load))
        {
            problems.Add(data.AdvisorLine, "unknown-outcome", advice, Nearest.Hint(advice, advisors.Outcomes));
        }
    }
}
