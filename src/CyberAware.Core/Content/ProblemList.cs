namespace CyberAware.Core.Content;

/// <summary>Collects the problems of one file, so that readers only say line, code and message.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<ContentProblem> problems = [];

    public string File { get; } = file;

    public IReadOnlyList<ContentProblem> Problems => problems;

    /// <summary>Number of lines of the file, once it is known: an unclosed quotation ends after the last one.</summary>
    public int LineCount { get; set; } = int.MaxValue;

    public void Add(int line, string code, string message) =>
        problems.Add(new ContentProblem(File, Math.Clamp(line, 1, LineCount), code, message));
}
