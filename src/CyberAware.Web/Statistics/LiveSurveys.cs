using CyberAware.Core.Content;
using CyberAware.Core.Surveys;
using CyberAware.Web.Content;

namespace CyberAware.Web.Statistics;

/// <summary>
/// The survey figures that statistics pages and the open data show: rows of the database as soon as they have
/// been read for the library that serves, the documents' until then and while the database is away.
/// </summary>
public sealed class LiveSurveys(LiveContent content)
{
    private volatile Snapshot? latest;

    /// <summary>All surveys, by id.</summary>
    public IReadOnlyDictionary<string, Survey> Surveys => Current?.Read ?? content.Library.Surveys;

    /// <summary>Whether the figures come from the documents because the database can't be reached.</summary>
    public bool IsFromDocuments => Current is { Read: null };

    /// <summary>Tells apart what readers see of one library: empty while it is the documents' figures without a notice.</summary>
    internal string Mark => Current?.Mark ?? "";

    // What was read for an earlier library never stands beside the texts of a later one.
    private Snapshot? Current => latest is { } snapshot && snapshot.Library == content.Library ? snapshot : null;

    /// <summary>Shows what was read after a library was imported; null when the database could not be used.</summary>
    /// <returns>Whether readers see a difference.</returns>
    internal bool Publish(ContentLibrary library, IReadOnlyDictionary<string, Survey>? read)
    {
        var before = Mark;
        latest = new Snapshot(library, read, read is null ? "-documents" : MarkOf(library, read));
        return Mark != before;
    }

    private static string MarkOf(ContentLibrary library, IReadOnlyDictionary<string, Survey> read)
    {
        var mark = SurveyFingerprint.Of(read.Values);
        return mark == SurveyFingerprint.Of(library.Surveys.Values) ? "" : $"-{mark}";
    }

    private sealed record Snapshot(ContentLibrary Library, IReadOnlyDictionary<string, Survey>? Read, string Mark);
}
