using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;

namespace CyberAware.Core.Editing;

/// <summary>What somebody may want to do in the back office.</summary>
public enum Operation
{
    /// <summary>Read what is not public: editions, histories, comparisons.</summary>
    Read,

    /// <summary>Begin an edition, save, keep what was typed, restore, move a page.</summary>
    Write,

    /// <summary>Hand an edition in for review.</summary>
    Submit,

    /// <summary>Give an edition up.</summary>
    Withdraw,

    /// <summary>Approve or reject.</summary>
    Review,

    /// <summary>Schedule what is approved, take that back, publish it.</summary>
    Publish,

    /// <summary>Publish what nobody has reviewed.</summary>
    PublishNow,

    /// <summary>Make and end links by which others see an edition before it is public.</summary>
    Share,

    /// <summary>Sign what was published without a review.</summary>
    Countersign,

    /// <summary>Upload a picture.</summary>
    Upload,

    /// <summary>Say of somebody else's comment that it is done with, or that it is not.</summary>
    ResolveComment,

    /// <summary>Take an uploaded picture away; who uploaded it counts as its author.</summary>
    RemovePicture,

    /// <summary>Read the audit trail.</summary>
    ReadAudit,

    /// <summary>Take the audit trail out of the portal.</summary>
    ExportAudit,
}

/// <summary>What a rule needs to know of the thing that something is done to.</summary>
/// <param name="Kind">Kind of the documents; null for what belongs to the portal as a whole.</param>
/// <param name="Languages">Languages of the files; null stands for a file that both languages share.</param>
/// <param name="Authors">Who began the edition or wrote a change in it since its texts were last published.</param>
public sealed record ObjectFacts(DocumentKind? Kind, IReadOnlyCollection<Language?> Languages, IReadOnlyCollection<Guid> Authors)
{
    /// <summary>What belongs to no kind of documents, such as the audit trail: only a role for all kinds counts.</summary>
    public static readonly ObjectFacts Portal = new(null, [], []);

    /// <summary>State of the edition; null for what is none.</summary>
    public EditionState? State { get; init; }

    /// <summary>Who scheduled or published the edition; null for nobody yet.</summary>
    public Guid? PublishedBy { get; init; }

    /// <summary>A file outside any edition.</summary>
    public static ObjectFacts For(DocumentFile file) => new(file.Kind, [file.Language], []);

    /// <summary>Files outside any edition, all of one kind.</summary>
    public static ObjectFacts For(DocumentKind kind, IEnumerable<DocumentFile> files) => new(kind, [.. files.Select(file => file.Language).Distinct()], []);
}

/// <summary>Who may do what to what. The one place: services, screens and endpoints ask here.</summary>
public static class EditingPolicy
{
    private static readonly Role[] Readers = [Role.Author, Role.TranslatorKk, Role.TranslatorRu, Role.Reviewer, Role.Publisher, Role.DutyOfficer, Role.Auditor];

    /// <summary>Whether somebody may do something.</summary>
    public static bool Allows(Actor actor, Operation operation, ObjectFacts facts) => Check(actor, operation, facts) is null;

    /// <summary>Why somebody may not do something; null when he may.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">What.</param>
    /// <param name="facts">To what.</param>
    public static Refusal? Check(Actor actor, Operation operation, ObjectFacts facts)
    {
        var isAuthor = facts.Authors.Contains(actor.Id);
        return operation switch
        {
            Operation.Read => When(Has(actor, facts, Readers)),
            Operation.Write or Operation.Submit or Operation.Upload => When(CanWrite(actor, facts)),
            Operation.Withdraw => When(CanWrite(actor, facts)) ?? (isAuthor ? null : Refusal.NotAuthor),
            Operation.Review => When(Has(actor, facts, Role.Reviewer)) ?? (isAuthor ? Refusal.OwnChange : null),
            Operation.ResolveComment or Operation.Share => When(CanWrite(actor, facts) || Has(actor, facts, Role.Reviewer)),
            Operation.Publish => When(Has(actor, facts, Role.Publisher)),
            Operation.PublishNow => When(Has(actor, facts, Role.Publisher) || IsOnDuty(actor, facts))
                ?? (actor.IsFresh ? null : Refusal.NotFresh),
            Operation.RemovePicture => When(Has(actor, facts, Role.Publisher) || IsOnDuty(actor, facts) || (isAuthor && CanWrite(actor, facts))),
            Operation.Countersign => When(Has(actor, facts, Role.Reviewer, Role.Publisher))
                ?? (isAuthor || facts.PublishedBy == actor.Id ? Refusal.OwnChange : null),
            Operation.ReadAudit => When(Has(actor, facts, Role.Auditor)),
            Operation.ExportAudit => When(Has(actor, facts, Role.Auditor)) ?? (actor.IsFresh ? null : Refusal.NotFresh),
            _ => Refusal.NotAllowed,
        };
    }

    private static Refusal? When(bool isAllowed) => isAllowed ? null : Refusal.NotAllowed;

    private static bool Has(Actor actor, ObjectFacts facts, params Role[] roles) => roles.Any(role => actor.Has(role, facts.Kind?.ToString() ?? "all"));

    // A warning at night is written and published by one person; another one signs it later.
    private static bool IsOnDuty(Actor actor, ObjectFacts facts) => facts.Kind == DocumentKind.Alert && Has(actor, facts, Role.DutyOfficer);

    // Who writes several files at once needs the right for each.
    private static bool CanWrite(Actor actor, ObjectFacts facts) =>
        Has(actor, facts, Role.Author)
        || IsOnDuty(actor, facts)
        || (facts.Languages.Count > 0 && facts.Languages.All(language =>
            (language == Language.Kazakh && Has(actor, facts, Role.TranslatorKk)) || (language == Language.Russian && Has(actor, facts, Role.TranslatorRu))));
}
