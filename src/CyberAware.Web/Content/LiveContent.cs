using CyberAware.Core.Content;

namespace CyberAware.Web.Content;

/// <summary>
/// Holds the library that serves. A change with problems keeps the previous library serving and is
/// remembered as <see cref="Problems"/>.
/// </summary>
/// <param name="folder">The content folder.</param>
/// <param name="logger">Log.</param>
public sealed partial class LiveContent(string folder, ILogger<LiveContent> logger)
{
    private volatile ContentLibrary? library;

    /// <summary>Another library serves.</summary>
    public event EventHandler? Replaced;

    /// <summary>The library that serves.</summary>
    public ContentLibrary Library => library ?? throw new InvalidOperationException("The content has not been loaded.");

    /// <summary>Problems of the last change; with an error among them it doesn't serve.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; private set; } = [];

    /// <summary>Whether the last change has errors, so that the texts before it serve.</summary>
    public bool IsBehind => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>Changes whenever other texts serve or other problems are known.</summary>
    public string State { get; private set; } = "";

    public string Folder => folder;

    /// <summary>Reads the folder for the first time.</summary>
    /// <exception cref="StartUpException">The folder is missing, can't be read, or its content has problems.</exception>
    public void LoadFirst()
    {
        if (!Directory.Exists(folder))
        {
            throw new StartUpException($"Portal:ContentPath: there is no folder '{folder}'.");
        }

        try
        {
            Reload();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartUpException($"Portal:ContentPath: the content in '{folder}' can't be read: {e.Message}", e);
        }

        if (library is null)
        {
            throw new StartUpException($"The content in '{folder}' has problems:\n{string.Join('\n', Problems)}");
        }
    }

    /// <summary>Reads the folder again and replaces the library when it is without problems.</summary>
    public void Reload()
    {
        var result = SiteRequirements.Load(folder);
        Remember(result);
        if (result.Library is not { } loaded)
        {
            foreach (var problem in Problems)
            {
                LogProblem(problem);
            }

            return;
        }

        library = loaded;
        LogLoaded(loaded.Version, loaded.Pages.Count);
        Replaced?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>
    /// Looks at the texts as an editor would, beyond what keeps them from serving. It takes longer than reading them,
    /// so a saved text is live before it begins.
    /// </summary>
    public void CheckWording()
    {
        Remember(SiteRequirements.LoadForEditors(folder, []));
        foreach (var problem in Problems.Where(problem => problem.Severity == ProblemSeverity.Fault))
        {
            LogFault(problem);
        }
    }

    private void Remember(ContentResult result)
    {
        Problems = [.. result.Problems.Where(problem => problem.Severity != ProblemSeverity.Warning)];
        State = $"{(result.Library ?? library)?.Version} {ContentFile.VersionOf([ContentFile.OfText("problems", string.Join('\n', Problems))])}";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Content {Version} serves: {Pages} pages in both languages.")]
    private partial void LogLoaded(string version, int pages);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The content serves all the same: {Problem}")]
    private partial void LogFault(ContentProblem problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The content keeps its previous state: {Problem}")]
    private partial void LogProblem(ContentProblem problem);
}
