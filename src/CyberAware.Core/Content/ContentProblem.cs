namespace CyberAware.Core.Content;

/// <summary>Something in the content that must be mended before the content can serve.</summary>
/// <param name="File">Path under the content folder, with forward slashes.</param>
/// <param name="Line">Line in that file, from 1; 1 also when the whole file is meant.</param>
/// <param name="Code">Stable name of the rule, lower case with hyphens.</param>
/// <param name="Message">What is wrong and what to do, in English.</param>
public sealed record ContentProblem(string File, int Line, string Code, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line}: {Code}: {Message}";
}
