using CyberAware.Core.Documents;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <content>What the check of the content says of the texts, as they are typed.</content>
public abstract partial class WritingPageModel
{
    /// <summary>Where the screen goes on after a check. Nothing has it when what was typed is refused: the screen then begins with what is wrong.</summary>
    public const string CheckedAnchor = "site-checked";

    // Whoever presses a button waits for the dictionaries.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private IReadOnlyList<ContentProblem>? problems;

    /// <summary>Whether the check was made just now.</summary>
    public bool IsChecked => problems is not null;

    /// <summary>Whether the check has found what keeps the texts from being published.</summary>
    public bool HasErrors => (problems ?? []).Any(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>Whether the check is told of where the changed part stands, far below.</summary>
    public virtual bool TellsCheckBelow => false;

    /// <summary>Problems in files that stand in no field.</summary>
    public IEnumerable<ContentProblem> ProblemsElsewhere => (problems ?? []).Where(problem => Forms.All(form => form.Path != problem.File));

    /// <summary>Problems of a text.</summary>
    public IEnumerable<ContentProblem> ProblemsOf(TextForm form) => (problems ?? []).Where(problem => problem.File == form.Path);

    public async Task<IActionResult> OnPostCheckAsync() =>
        await LoadFormAsync() ?? await WrongAsync() ?? await CheckAsync(TypedTexts());

    /// <summary>Names errors of the check among what is wrong with the fields, and says which it has named.</summary>
    protected virtual IEnumerable<ContentProblem> Tell() => [];

    // Whoever ends the work is told at once of what the form lacks and of what the check says.
    private async Task<IActionResult?> WrongAsync()
    {
        if (Wrong(isLast: true) is not { } page)
        {
            return null;
        }

        if (await check.RunAsync(Actor, EditionId, FilePath, TypedTexts(), Patience, Cancellation) is { Failure: null } result)
        {
            problems = result.Value.Problems;
            problems = [.. problems.Except(Tell())];
        }

        return page;
    }

    private Dictionary<string, string> TypedTexts() => Forms.Where(form => form.Text.CanWrite && form.IsChanged).ToDictionary(form => form.Path, form => form.Typed);

    private async Task<IActionResult> CheckAsync(IReadOnlyDictionary<string, string> typed)
    {
        var result = await check.RunAsync(Actor, EditionId, FilePath, typed, Patience, Cancellation);
        if (result.Failure is { } failure)
        {
            return NotDone(failure);
        }

        problems = result.Value.Problems;
        return Page();
    }
}
