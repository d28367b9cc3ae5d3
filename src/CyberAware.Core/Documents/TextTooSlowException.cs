namespace CyberAware.Core.Documents;

/// <summary>
/// A text could not be read in time. It ends the load, so that nothing is kept of a moment at which the machine was slow:
/// the next load reads the text again.
/// </summary>
internal sealed class TextTooSlowException(string file, int line, TimeSpan limit) : Exception
{
    /// <summary>What is said of the load.</summary>
    public ContentProblem Problem { get; } = new(file, line, new ProblemText("too-slow", limit.TotalSeconds), ProblemSeverity.Error);
}
