namespace CyberAware.Core.Content;

/// <summary>Collects the problems of one file, so that readers only say line, code and message.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<ContentProblem> problems = [];

    public string File { get; } = file;

    public IReadOnlyList<ContentProblem> Problems => problems;

    public void Add(int line, string code, string message) =>
        problems.Add(new ContentProblem(File, Math.Max(line, 1), code, message));
}
