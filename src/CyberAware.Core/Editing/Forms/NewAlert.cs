using System.Globalization;
using CyberAware.Core.Alerts;
using CyberAware.Core.Text;

namespace CyberAware.Core.Editing.Forms;

/// <summary>A warning that was just begun: its three files with what every warning has, so that only its own words are to be filled in.</summary>
public static class NewAlert
{
    // Long enough for most schemes; whoever knows better says so in the form.
    private const int Days = 60;

    /// <summary>The folder of a warning.</summary>
    public static string Folder(string name) => $"{Alert.Section}/{name}";

    /// <summary>The files by path.</summary>
    /// <param name="name">Name of the folder.</param>
    /// <param name="titles">The title in each language.</param>
    /// <param name="now">The moment.</param>
    public static IReadOnlyDictionary<string, string> TextsFor(string name, IReadOnlyDictionary<Language, string> titles, DateTimeOffset now)
    {
        var issued = LocalTime.At(now);
        var texts = Language.All.ToDictionary(language => $"{Folder(name)}/{language}.md", language => TextFor(language, titles[language], issued));
        var expires = LocalTime.StartOf(DateOnly.FromDateTime(issued.DateTime).AddDays(Days));
        texts[$"{Folder(name)}/{AlertReader.File}"] = $"severity: severe\nurgency: immediate\ncertainty: observed\nissued: {Moment(issued)}\nexpires: {Moment(expires)}\nicon: warning\n";
        return texts;
    }

    // The police is who can help in each of these cases; the other lines are the author's.
    private static string TextFor(Language language, string title, DateTimeOffset issued)
    {
        var head = $"---\nupdated: {issued.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\n---\n\n";
        var body = $"::: scheme\n1. \n:::\n\n**{CoreResources.Get(language, "NewAlertSigns")}** \n\n::: dont\n- \n:::\n\n::: do\n- \n- {CoreResources.Get(language, "NewAlertCall")} [](contact:police).\n:::\n";
        return FormFile.Read(head + body, hasBody: true)!.WithYaml(yaml => yaml.Set("title", title, ["title", "short-title", "summary", "updated"])).Text;
    }

    private static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);
}
