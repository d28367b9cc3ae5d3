using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Site;

/// <summary>Reads <c>site/settings.yml</c>, and checks that all that it names is there.</summary>
/// <param name="pages">Pages, contacts and figures.</param>
internal sealed class SiteSettingsReader(PageReader pages) : ContentReader
{
    private const int MaxLength = 120;

    // What the screens have room for.
    private const int MaxEmergencyContacts = 4;
    private const int MaxUrgentAdvisors = 3;
    private const int MaxTopics = 10;
    private const int MaxFigures = 4;
    private const int MaxMenu = 8;
    private const int MaxAbout = 12;

    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private SiteSettings settings = SiteSettings.None;

    public override bool Owns(string path) => path == SiteSettings.File;

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        var problems = load.ProblemsOf(SiteSettings.File);
        if (files.Count == 0 || FrontMatter.TextOf(files[0], problems) is not { } text || YamlReader.Open(text, 1, "settings.yml", problems) is not { } reader)
        {
            return;
        }

        settings = new SiteSettings(
            reader.Text("hotline", MaxLength),
            ReadList("emergency-contacts", MaxEmergencyContacts),
            ReadList("urgent-advisors", MaxUrgentAdvisors),
            ReadPaths("topics", MaxTopics),
            ReadList("figures", MaxFigures),
            ReadPaths("menu", MaxMenu),
            ReadPaths("about", MaxAbout));
        lines["hotline"] = reader.LineOf("hotline");
        reader.RejectUnknownKeys();

        IReadOnlyList<string> ReadList(string key, int max)
        {
            var items = reader.StringList(key, MaxLength);
            lines[key] = reader.LineOf(key);
            if (items.Count < 1 || items.Count > max)
            {
                problems.Add(lines[key], "settings-count", key, items.Count, max);
            }

            foreach (var twice in items.GroupBy(item => item).Where(group => group.Count() > 1))
            {
                problems.Add(lines[key], "settings-twice", key, twice.Key);
            }

            return items;
        }

        IReadOnlyList<string> ReadPaths(string key, int max)
        {
            var paths = ReadList(key, max);
            foreach (var path in paths.Where(path => !ContentPath.IsAddress(path)))
            {
                problems.Add(lines[key], "bad-path", path);
            }

            return [.. paths.Select(path => path.TrimStart('/'))];
        }
    }

    public override void Validate(ContentLoad load)
    {
        var problems = load.ProblemsOf(SiteSettings.File);
        var targets = pages.GetTargets(load);
        CheckContacts("emergency-contacts", settings.EmergencyContacts);
        if (settings.Hotline.Length > 0 && CheckContacts("hotline", [settings.Hotline]) && targets.Contacts.TryGetValue(settings.Hotline, out var hotline) && hotline.Kind != "phone")
        {
            problems.Add(lines["hotline"], "settings-hotline", settings.Hotline);
        }

        CheckAddresses("urgent-advisors", settings.UrgentAdvisors.Select(slug => $"check/{slug}"));
        foreach (var figure in settings.Figures.Where(figure => !targets.Indicators.Contains(figure) && !targets.IsUnreadable("surveys/" + figure.Split('/')[0])))
        {
            problems.Add(lines["figures"], "settings-figure", figure, Nearest.Hint(figure, targets.Indicators));
        }

        CheckPages("topics", settings.Topics, _ => true);
        CheckPages("menu", settings.Menu, IsAtTop);
        CheckPages("about", settings.About, IsAtTop);

        bool CheckContacts(string key, IReadOnlyList<string> ids)
        {
            var unknown = targets.IsUnreadable("site/contacts.yml") ? [] : ids.Where(id => !targets.Contacts.ContainsKey(id)).ToList();
            foreach (var id in unknown)
            {
                problems.Add(lines[key], "unknown-contact", id, Nearest.Hint(id, targets.Contacts.Keys));
            }

            return unknown.Count == 0;
        }

        void CheckAddresses(string key, IEnumerable<string> paths)
        {
            foreach (var path in paths.Where(path => targets.AnchorsOf(path) is null && !targets.IsUnreadable(path)))
            {
                problems.Add(lines[key], "broken-link.key", key, "/" + path, Nearest.Hint("/" + path, targets.Urls));
            }
        }

        void CheckPages(string key, IReadOnlyList<string> paths, Func<string, bool> fits)
        {
            foreach (var path in paths.Where(path => ContentPath.IsAddress("/" + path)))
            {
                if (!load.Pages.Contains(load.CurrentPathOf(path)))
                {
                    problems.Add(lines[key], "broken-link.key", key, "/" + path, Nearest.Hint("/" + path, load.Pages.Select(page => "/" + page)));
                }
                else if (!fits(load.CurrentPathOf(path)))
                {
                    problems.Add(lines[key], "settings-section", key, "/" + path);
                }
            }
        }
    }

    public override void Build(ContentParts parts) => parts.Add(settings);

    // Menus show what stands right below the home page.
    private static bool IsAtTop(string path) => path != ContentPath.Home && !path.Contains('/', StringComparison.Ordinal);
}
