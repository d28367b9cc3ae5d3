using CyberAware.Core.Documents;

namespace CyberAware.Core.Editing;

/// <summary>What became of a call: what it was to give, or why it was not done.</summary>
/// <typeparam name="T">What a call gives that was done.</typeparam>
public sealed class EditingResult<T>
    where T : class
{
    private readonly T? value;

    private EditingResult(T? value, EditingFailure? failure) => (this.value, Failure) = (value, failure);

    /// <summary>Why it was not done; null when it was.</summary>
    public EditingFailure? Failure { get; }

    /// <summary>What a call gives that was done.</summary>
    /// <exception cref="InvalidOperationException">It was not done.</exception>
    public T Value => value ?? throw new InvalidOperationException($"It was not done: {Failure}");

    /// <summary>It was done.</summary>
    public static implicit operator EditingResult<T>(T value) => new(value, null);

    /// <summary>It was not done.</summary>
    public static implicit operator EditingResult<T>(EditingFailure failure) => new(null, failure);

    /// <summary>It was not done.</summary>
    public static implicit operator EditingResult<T>(Refusal refusal) => new(null, new EditingRefused(refusal));
}

/// <summary>Why something was not done. Nothing was changed then.</summary>
public abstract record EditingFailure;

/// <summary>A rule stands against it.</summary>
/// <param name="Refusal">The rule.</param>
public sealed record EditingRefused(Refusal Refusal) : EditingFailure
{
    /// <summary>Whether the person may not do it, whatever the state of things; answered with 403.</summary>
    public bool IsForbidden => Refusal is Refusal.NotAllowed or Refusal.OwnChange or Refusal.NotAuthor or Refusal.NotFresh;
}

/// <summary>Somebody else was faster: what the call had loaded is no longer the newest.</summary>
/// <param name="Version">The version that the next call must name.</param>
/// <param name="Texts">The texts that differ; empty when only the edition's state has changed.</param>
public sealed record EditingStale(Guid Version, IReadOnlyList<TextConflict> Texts) : EditingFailure;

/// <summary>The content with this change would have errors.</summary>
/// <param name="Problems">All of them, with file and line.</param>
public sealed record EditingInvalid(IReadOnlyList<ContentProblem> Problems) : EditingFailure;

/// <summary>Three states of a text of which two stand against each other.</summary>
/// <param name="Path">The file.</param>
/// <param name="Current">What is there now; null for nothing.</param>
/// <param name="Base">What both began with; null for nothing.</param>
/// <param name="Yours">What the person wanted to be there; null for nothing.</param>
public sealed record TextConflict(string Path, string? Current, string? Base, string? Yours)
{
    /// <summary>Whether the same person wrote what is there now, in another window.</summary>
    public bool IsOwn { get; init; }
}
