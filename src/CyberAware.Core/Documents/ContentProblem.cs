namespace CyberAware.Core.Documents;

/// <summary>What a problem stands in the way of.</summary>
public enum ProblemSeverity
{
    /// <summary>The content can't serve.</summary>
    Error,

    /// <summary>The content serves, but the check fails: a reader would stumble.</summary>
    Fault,

    /// <summary>Only a person can judge it; the check passes.</summary>
    Warning,
}

/// <summary>Something in the content that must be corrected, or looked at.</summary>
/// <param name="File">Path under the content folder, with forward slashes; of an interface string, its path in the repository.</param>
/// <param name="Line">Line in that file, from 1; 1 also when the whole file is meant.</param>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="Severity">What it stands in the way of.</param>
public sealed record ContentProblem(string File, int Line, ProblemText Text, ProblemSeverity Severity = ProblemSeverity.Error)
{
    /// <summary>Stable name of the rule, lower case with hyphens.</summary>
    public string Code => Text.Code;

    /// <summary>The place, the code and the message in a language.</summary>
    /// <param name="language">The language; null for English.</param>
    public string In(Language? language) => $"{File}:{Line}: {Code}: {Text.In(language)}";

    /// <summary>The same in English, for logs.</summary>
    public override string ToString() => In(null);
}
