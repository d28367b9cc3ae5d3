using CyberAware.Core.Actions;
using CyberAware.Core.Documents;
using CyberAware.Core.Pages;
using CyberAware.Core.References;

namespace CyberAware.Core.Advisors;

/// <summary>Reads the folder <c>advisors</c>, a folder for each decision helper, and checks it against the rest of the content.</summary>
/// <param name="pages">Pages that texts link to.</param>
/// <param name="actions">What outcomes and answers advise.</param>
/// <param name="sources">Where the facts of outcomes were taken from.</param>
internal sealed class AdvisorReader(PageReader pages, ActionReader actions, SourceReader sources) : ContentReader
{
    private readonly List<AdvisorDocument> parsed = [];
    private List<AdvisorRendering> renderings = [];

    public override string UnknownFile => "unknown-file.advisor";

    /// <summary>Every outcome of the helpers that could be read, as <c>helper/outcome</c>.</summary>
    public IEnumerable<string> Outcomes => parsed.SelectMany(document => document.Data!.Outcomes.Select(outcome => $"{document.Slug}/{outcome.Id}"));

    public override bool Owns(string path) => path.StartsWith($"{Advisor.Folder}/", StringComparison.Ordinal);

    public override bool Knows(string path) => path.Split('/') is [Advisor.Folder, _, "advisor.yml" or "kk.md" or "ru.md"];

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        foreach (var slug in files.Where(file => Knows(file.Path)).Select(file => file.Path.Split('/')[1]).Distinct().Order(StringComparer.Ordinal))
        {
            ReadAdvisor(slug, load);
        }
    }

    /// <summary>Whether a helper is there but could not be read, so that nothing can be said of its outcomes.</summary>
    public static bool IsUnreadable(string slug, ContentLoad load) => load.Unreadable.Contains(WholeOf(slug));

    public override void Validate(ContentLoad load)
    {
        var targets = pages.GetTargets(load);
        renderings = parsed.ConvertAll(document => Render(document, targets, load));
        foreach (var document in parsed)
        {
            CheckActions(document, load);
            CheckReferences(document, targets, load.ProblemsOf($"{Advisor.Folder}/{document.Slug}/advisor.yml"));
        }

        foreach (var (path, settings) in pages.AllSettings.Where(page => page.Settings.Advisor is not null))
        {
            CheckPage($"check/{settings.Advisor}", settings.AdvisorLine, targets, load.ProblemsOf($"{path}/page.yml"));
        }
    }

    public override void Build(ContentParts parts) => parts.Add<IReadOnlyList<Advisor>>(
        [.. renderings.Select(rendering => rendering.Advisor!).OrderBy(advisor => advisor.Order).ThenBy(advisor => advisor.Slug, StringComparer.Ordinal)]);

    // The page that shows the whole helper; its anchors are the questions, outcomes and actions.
    private static string WholeOf(string slug) => $"check/{slug}/all";

    // A change of one text leaves the other as it is.
    private static AdvisorRendering Render(AdvisorDocument document, LinkTargets targets, ContentLoad load)
    {
        var texts = document.Texts.Select(text => load.Cache.GetOrMake(
            $"{Advisor.Folder}/{document.Slug}/{text.Text.Language}", text.Hash + targets.HashFor([text.Text]), () => new AdvisorTextRendering(document.Slug, text, targets))).ToList();
        load.Report(texts.Select(text => text.Problems));
        return load.Cache.GetOrMake(
            $"{Advisor.Folder}/{document.Slug}", document.Hash + targets.HashFor(document.Texts.Select(text => text.Text)), () => new AdvisorRendering(document, texts));
    }

    private void ReadAdvisor(string slug, ContentLoad load)
    {
        var document = AdvisorDocument.Read(slug, load);
        var (first, whole) = ($"check/{slug}", WholeOf(slug));
        if (document.IsWhole)
        {
            parsed.Add(document);
            load.AddAddress(first);
            load.AddAddress(whole, document.Anchors);
        }
        else
        {
            load.Unreadable.UnionWith([first, whole]);
        }
    }

    private void CheckActions(AdvisorDocument document, ContentLoad load)
    {
        if (!actions.IsWhole)
        {
            return;
        }

        var problems = load.ProblemsOf($"{Advisor.Folder}/{document.Slug}/advisor.yml");
        var data = document.Data!;
        var uses = data.Questions.SelectMany(question => question.Options).Select(option => (Ids: option.Actions, Line: option.ActionsLine))
            .Concat(data.Outcomes.Select(outcome => (Ids: outcome.Actions, Line: outcome.ActionsLine))).ToList();
        foreach (var (id, line) in uses.SelectMany(use => use.Ids.Select(id => (id, use.Line))).Where(use => !actions.Actions.ContainsKey(use.id)))
        {
            problems.Add(line, "unknown-action", id, ActionReader.Name, Nearest.Hint(id, actions.Actions.Keys));
        }

        foreach (var action in uses.SelectMany(use => use.Ids).Distinct().Select(actions.Actions.GetValueOrDefault).OfType<RecommendedAction>()
            .Where(action => !action.IsForAdvisors))
        {
            load.ProblemsOf(action.File).Add(action.Line, "action-unfinished.advisor", action.Id, document.Slug);
        }

        foreach (var outcome in data.Outcomes)
        {
            if (outcome.Actions.Count == 0)
            {
                problems.Add(outcome.Line, "outcome-actions", outcome.Id);
            }
            else if (outcome.Actions.All(actions.Actions.ContainsKey) && outcome.Actions.All(id => actions.Actions[id].Contact is null))
            {
                problems.Add(outcome.ActionsLine, "outcome-contact", outcome.Id);
            }
        }
    }

    private static void CheckPage(string helper, int line, LinkTargets targets, ProblemList problems)
    {
        if (targets.AnchorsOf(helper) is null && !targets.IsUnreadable(helper))
        {
            problems.Add(line, "broken-link.key", "advisor", "/" + helper, Nearest.Hint("/" + helper, targets.Urls));
        }
    }

    private void CheckReferences(AdvisorDocument document, LinkTargets targets, ProblemList problems)
    {
        foreach (var outcome in document.Data!.Outcomes)
        {
            foreach (var id in outcome.Sources.Where(id => sources.IsWhole && !sources.Facts.ContainsKey(id)))
            {
                problems.Add(outcome.SourcesLine, "unknown-source", id, Nearest.Hint(id, sources.Facts.Keys));
            }

            if (outcome.Letter is not null && targets.AnchorsOf($"letters/{outcome.Letter}") is null && !targets.IsUnreadable($"letters/{outcome.Letter}"))
            {
                problems.Add(outcome.LetterLine, "broken-link.key", "letter", $"/letters/{outcome.Letter}", Nearest.Hint($"/letters/{outcome.Letter}", targets.Urls));
            }
        }
    }
}
