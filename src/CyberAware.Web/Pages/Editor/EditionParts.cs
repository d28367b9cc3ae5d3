using CyberAware.Core.Editing;
using CyberAware.Core.Surveys;
using CyberAware.Web.Pages.Account;

namespace CyberAware.Web.Pages.Editor;

/// <summary>One file of an edition on its screen.</summary>
/// <param name="Page">The screen.</param>
/// <param name="Changes">What the edition changes in the file.</param>
public sealed record EditionFilePart(EditionModel Page, FileChanges Changes)
{
    public string Path => Changes.Comparison.Newer.Path;

    /// <summary>The comparison with what people say of its lines; null for a picture.</summary>
    public DiffView? Diff => Changes.Comparison.Parts is not { } parts ? null
        : DiffView.From(parts, DocumentFile.Parse(Path).Language, AtLines.Select(comment => comment.Comment.Line).ToHashSet()) with
        {
            Comments = AtLines.ToLookup(comment => comment.Comment.Line),
        };

    /// <summary>What people say of the text as a whole, and of lines that are not there any more.</summary>
    public IReadOnlyList<CommentPart> Comments => [.. All.Where(comment => comment.Comment.Line == 0 || Changes.Comparison.Parts is null)];

    /// <summary>The lines of which somebody can say something: those that the edition changes, then the others.</summary>
    public ILookup<bool, CommentLine> Lines => CommentLine.From(Changes.Comparison.Parts ?? []).ToLookup(line => line.IsChanged);

    /// <summary>The revision that is read here, which a comment names.</summary>
    public Guid RevisionId => Changes.Comparison.Newer.Id;

    /// <summary>Whether a comment on this file was refused just now.</summary>
    public bool IsTried => Page.TriedComment == Path;

    public string Field(string name) => AccountField.IdOf(FieldName(name, Page.PlaceOf(Path)));

    /// <summary>What is wrong with the comment; null for nothing.</summary>
    public string? Error => Page.ErrorOf(FieldName("comment", Page.PlaceOf(Path)));

    /// <summary>By what a list of mistakes finds a field.</summary>
    public static string FieldName(string name, int place) => $"{name}-{place}";

    /// <summary>What the edition changes in the figures of a survey, in words; the comparison names keys of the file.</summary>
    public IReadOnlyList<FigureChange> Figures =>
        Path.Split('/') is ["surveys", var id, _] && DocumentFile.Parse(Path).Language is null && Changes.Comparison.Parts is not null ? FigureChanges.Between(id, Text(DiffKind.Inserted), Text(DiffKind.Deleted)) : [];

    /// <summary>What readers call an indicator of the survey; its name in the file where they have none.</summary>
    public string LabelOf(FigureChange figure) =>
        Page.Snapshot.Library.Surveys.TryGetValue(Path.Split('/')[1], out var survey) && survey.Texts[Page.Language].Labels.TryGetValue(figure.Indicator.Id, out var label) ? label : figure.Indicator.Id;

    private string Text(DiffKind without) => string.Concat(Changes.Comparison.Parts!.Where(part => part.Kind != without).Select(part => part.Text));

    private IEnumerable<CommentPart> All => Page.Comments.Where(comment => comment.Path == Path).Select(comment => new CommentPart(Page, comment));

    private IEnumerable<CommentPart> AtLines => All.Where(comment => comment.Comment.Line > 0);
}

/// <summary>What somebody says of an edition, on its screen.</summary>
/// <param name="Page">The screen.</param>
/// <param name="Comment">The comment.</param>
public sealed record CommentPart(EditionModel Page, CommentView Comment);

/// <summary>A line of which somebody can say something.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Words">Its begin.</param>
/// <param name="IsChanged">Whether the edition changes it.</param>
public sealed record CommentLine(int Number, string Words, bool IsChanged)
{
    private const int MaxWords = 70;

    /// <summary>The lines of the newer text that are not empty.</summary>
    public static IReadOnlyList<CommentLine> From(IReadOnlyList<DiffPart> parts)
    {
        var (number, changed) = (1, new HashSet<int>());
        foreach (var part in parts)
        {
            var lines = part.Kind == DiffKind.Deleted ? 0 : part.Text.Count(character => character == '\n');

            // What ends with a line end does not touch the line after it.
            var touched = part.Kind == DiffKind.Inserted && part.Text.EndsWith('\n') ? lines : lines + 1;
            if (part.Kind != DiffKind.Same)
            {
                changed.UnionWith(Enumerable.Range(number, touched));
            }

            number += lines;
        }

        var text = string.Concat(parts.Where(part => part.Kind != DiffKind.Deleted).Select(part => part.Text));
        return [.. EditionComments.LinesOf(text).Select((line, place) => new CommentLine(place + 1, Shorten(line.Trim()), changed.Contains(place + 1))).Where(line => line.Words.Length > 0)];
    }

    private static string Shorten(string line) =>
        line.Length <= MaxWords ? line : line[..(char.IsHighSurrogate(line[MaxWords - 1]) ? MaxWords - 1 : MaxWords)] + "…";
}

/// <summary>One step on the screen of an edition.</summary>
/// <param name="Page">The screen.</param>
/// <param name="Step">The step.</param>
public sealed record EditionStepPart(EditionModel Page, EditionStep Step)
{
    /// <summary>Whether the step is rare or grave, so that its form is folded.</summary>
    public bool IsFolded => Step.Action is EditionAction.Reject or EditionAction.Withdraw || (Step.Action == EditionAction.PublishNow && !Page.IsUrgentFirst);

    public bool WantsReason => Step.Action is EditionAction.Reject or EditionAction.Withdraw;

    public bool WantsMoment => Step.Action == EditionAction.Schedule;

    /// <summary>Whether it is what the edition waits for.</summary>
    public bool IsMain => Step.Action is EditionAction.Approve or EditionAction.Publish or EditionAction.Countersign || (Step.Action == EditionAction.Submit && !Page.IsUrgentFirst && Page.PassesCheck);

    public string Field(string name) => AccountField.IdOf(FieldName(name, Step.Action));

    /// <summary>What is wrong with the reason; null for nothing.</summary>
    public string? Error => Page.ErrorOf(FieldName("reason", Step.Action));

    /// <summary>By what a list of mistakes finds a field.</summary>
    public static string FieldName(string name, EditionAction step) => $"{name}-{step}".ToLowerInvariant();
}
