using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;
using CyberAware.Core.Text;

namespace CyberAware.Core.Actions;

/// <summary>Reads the folder <c>actions</c>: a file for each topic, whatever uses its actions.</summary>
/// <param name="pages">Pages that say how an action is done.</param>
internal sealed class ActionReader(PageReader pages) : ContentReader
{
    /// <summary>The folder.</summary>
    public const string Name = "actions";

    private const int MaxTextWords = 14;
    private const int MaxWhyWords = 20;
    private const int MaxReasonWords = 25;
    private const int MaxAtHandWords = 14;

    private readonly Dictionary<string, RecommendedAction> actions = new(StringComparer.Ordinal);

    /// <summary>All actions, by id; of two with the same id the first one counts.</summary>
    public IReadOnlyDictionary<string, RecommendedAction> Actions => actions;

    /// <summary>Whether all files could be read: only then is an id that nobody knows a slip of who uses it.</summary>
    public bool IsWhole { get; private set; } = true;

    public override string UnknownFile => "unknown-file.action";

    public override bool Owns(string path) => path.StartsWith($"{Name}/", StringComparison.Ordinal);

    public override bool Knows(string path) =>
        path.Split('/') is [Name, var file] && Path.GetExtension(file) == ".yml" && ContentPath.IsFolder(Path.GetFileNameWithoutExtension(file));

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        var usedIds = new List<string>();
        foreach (var file in files.Where(file => Knows(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            // An id that an earlier file has is a mistake of this one, so that it is read again when those change.
            var before = ContentFile.FromText("", string.Join(' ', usedIds));
            var read = load.ReadOnce(file.Path, [file, before], () => Read(file, usedIds))!;
            usedIds.AddRange(read.Actions.Select(action => action.Id));
            IsWhole &= read.IsWhole;
            foreach (var action in read.Actions)
            {
                actions.TryAdd(action.Id, action);
            }
        }
    }

    public override void Validate(ContentLoad load)
    {
        var targets = pages.GetTargets(load);
        foreach (var action in actions.Values)
        {
            var problems = load.ProblemsOf(action.File);
            CheckLink(action, targets, problems);
            if (action.Contact is not null && !targets.Contacts.ContainsKey(action.Contact) && !targets.IsUnreadable("site/contacts.yml"))
            {
                problems.Add(action.ContactLine, "unknown-contact", action.Contact, Nearest.Hint(action.Contact, targets.Contacts.Keys));
            }
        }
    }

    public override void Build(ContentParts parts) => parts.Add(Actions);

    private static void CheckLink(RecommendedAction action, LinkTargets targets, ProblemList problems)
    {
        if (action.Path is not { Length: > 0 } path || targets.IsUnreadable(path))
        {
            return;
        }

        if (targets.AnchorsOf(path) is not { } anchors)
        {
            problems.Add(action.Line, "broken-link", "/" + path, Nearest.Hint("/" + path, targets.Urls));
        }
        else if (action.Anchor is not null && !anchors.Contains(action.Anchor))
        {
            problems.Add(action.Line, "broken-anchor", "/" + path, action.Anchor, Nearest.Hint(action.Anchor, anchors));
        }
    }

    private static (ActionFile? File, IReadOnlyList<ProblemList> Problems) Read(ContentFile file, IEnumerable<string> idsBefore)
    {
        var (problems, usedIds, topic) = (new ProblemList(file.Path), idsBefore.ToHashSet(StringComparer.Ordinal), Path.GetFileNameWithoutExtension(file.Path));
        List<RecommendedAction> read =
        [
            .. (FrontMatter.TextOf(file, problems) is { } text ? YamlReader.OpenList(text, new ProblemText("what.action"), problems) : [])
                .Select(reader => ReadAction(topic, reader, usedIds, problems)),
        ];
        return (new ActionFile(read, problems.Problems.Count == 0), [problems]);
    }

    private static RecommendedAction ReadAction(string topic, YamlReader reader, HashSet<string> usedIds, ProblemList problems)
    {
        var id = reader.Id(usedIds);
        var weight = reader.Has("weight") ? reader.Int("weight") : 0;
        var link = reader.OptionalText("link", 160);
        var contact = reader.OptionalText("contact", 60);
        var when = reader.Has("when") ? reader.OneOf("when", RecommendedAction.Times) : null;
        var who = reader.Has("who") ? reader.OneOf("who", RecommendedAction.Doers) : null;
        var text = ReadWords(reader, "text", MaxTextWords, problems);
        var why = ReadOptionalWords(reader, "why", MaxWhyWords, problems);
        var reason = ReadOptionalWords(reader, "reason", MaxReasonWords, problems);
        var atHand = ReadOptionalWords(reader, "at-hand", MaxAtHandWords, problems);
        reader.RejectUnknownKeys();

        if (weight is < 1 or > 3 && reader.Has("weight"))
        {
            problems.Add(reader.LineOf("weight"), "out-of-range.weight");
        }

        if (!reader.Has("link") && !reader.Has("contact"))
        {
            problems.Add(reader.Line, "action-target", id);
        }

        var (path, anchor) = link?.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
        if (path is not null && !ContentPath.IsAddress(path))
        {
            problems.Add(reader.LineOf("link"), "bad-path.anchor", link);
        }

        return new RecommendedAction(
            id, topic, weight, path?.TrimStart('/'), anchor, contact,
            Array.IndexOf(RecommendedAction.Times, when) is >= 0 and var time ? (ActionTime)time : null, who,
            Language.All.ToDictionary(language => language, language => new RecommendedActionText(
                text[language], why?[language], reason?[language], atHand?[language])))
        {
            Line = reader.LineOf("link"),
            ContactLine = reader.LineOf("contact"),
        };
    }

    private static Dictionary<Language, string>? ReadOptionalWords(YamlReader reader, string key, int maxWords, ProblemList problems) =>
        reader.Has(key) ? ReadWords(reader, key, maxWords, problems) : null;

    private static Dictionary<Language, string> ReadWords(YamlReader reader, string key, int maxWords, ProblemList problems)
    {
        var texts = reader.Mapping(key);
        var both = Language.All.ToDictionary(language => language, language => texts?.Text(language.Tag, 240) ?? "");
        texts?.RejectUnknownKeys();
        foreach (var (language, text) in both.Where(entry => WordCount.Count(entry.Value) > maxWords))
        {
            problems.Add(texts!.LineOf(language.Tag), "too-many-words", key, WordCount.Count(text), maxWords);
        }

        return both;
    }

    private sealed record ActionFile(IReadOnlyList<RecommendedAction> Actions, bool IsWhole);
}
