using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;
using CyberAware.Core.Text;

namespace CyberAware.Core.Alerts;

/// <summary>What a warning has apart from language: the typed content of <c>alert.yml</c>.</summary>
internal sealed record AlertData(
    string Severity, string Urgency, string Certainty, DateTimeOffset Issued, DateTimeOffset Expires, string Icon, IReadOnlyList<string> Sources, string? Page, string? Advisor)
{
    private const int MaxPath = 120;

    public string? Drawing { get; private init; }

    public int SourcesLine { get; private init; } = 1;

    public int PageLine { get; private init; } = 1;

    public int AdvisorLine { get; private init; } = 1;

    public static AlertData? Read(string yaml, ProblemList problems)
    {
        if (YamlReader.Open(yaml, 1, AlertReader.File, problems) is not { } reader)
        {
            return null;
        }

        var data = new AlertData(
            reader.OneOf("severity", Alert.Severities),
            reader.OneOf("urgency", Alert.Urgencies),
            reader.OneOf("certainty", Alert.Certainties),
            reader.Moment("issued"),
            reader.Moment("expires"),
            reader.OneOf("icon", PageSettings.Icons),
            reader.StringList("sources", 60),
            reader.OptionalText("page", MaxPath),
            reader.OptionalText("advisor", MaxPath))
        {
            Drawing = PageSettings.ReadDrawing(reader),
            SourcesLine = reader.LineOf("sources"),
            PageLine = reader.LineOf("page"),
            AdvisorLine = reader.LineOf("advisor"),
        };
        reader.RejectUnknownKeys();
        if (data.Sources.Count == 0)
        {
            problems.Add(data.SourcesLine, "alert-sources");
        }

        if (data.Expires <= data.Issued && data.Expires != DateTimeOffset.MinValue)
        {
            problems.Add(reader.LineOf("expires"), "alert-order");
        }

        if (data.Page is not null && !ContentPath.IsAddress(data.Page))
        {
            problems.Add(data.PageLine, "bad-path", data.Page);
        }

        return data;
    }

    /// <summary>The settings of its page, so that its text is read, rendered and shown as any page's.</summary>
    public PageSettings ToPageSettings() => new(
        "article", 0, Icon, ["portal"], LocalTime.DayOf(Issued.UtcDateTime), LocalTime.DayOf(Expires.UtcDateTime), Page is null ? [] : [Page.TrimStart('/')], [], false, false)
    { Drawing = Drawing };
}
