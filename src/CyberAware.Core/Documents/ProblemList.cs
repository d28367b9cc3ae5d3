namespace CyberAware.Core.Documents;

/// <summary>Collects the problems of one file, so that readers only say line, message and arguments.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<ContentProblem> problems = [];

    public string File { get; } = file;

    public IReadOnlyList<ContentProblem> Problems => problems;

    /// <summary>Number of lines of the file, once it is known: an unclosed quotation ends after the last one.</summary>
    public int LineCount { get; set; } = int.MaxValue;

    /// <summary>A list without problems for the same file.</summary>
    public ProblemList Empty() => new(File) { LineCount = LineCount };

    public void Add(int line, ProblemText text) => Add(line, text, ProblemSeverity.Error);

    public void Add(int line, string key, params object?[] arguments) => Add(line, new ProblemText(key, arguments), ProblemSeverity.Error);

    /// <summary>Adds what doesn't keep the content from serving.</summary>
    public void AddFault(int line, string key, params object?[] arguments) => Add(line, new ProblemText(key, arguments), ProblemSeverity.Fault);

    /// <summary>Adds what only a person can judge.</summary>
    public void AddWarning(int line, string key, params object?[] arguments) => Add(line, new ProblemText(key, arguments), ProblemSeverity.Warning);

    private void Add(int line, ProblemText text, ProblemSeverity severity) =>
        problems.Add(new ContentProblem(File, Math.Clamp(line, 1, LineCount), text, severity));
}
