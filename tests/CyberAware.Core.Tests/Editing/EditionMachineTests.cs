using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;

namespace CyberAware.Core.Tests.Editing;

public sealed class EditionMachineTests
{
    private static readonly string[] Authorships = ["no", "one", "last"];
    private static readonly Guid Somebody = Guid.NewGuid();

    [Fact]
    public void Decide_EveryActionStateRoleAndAuthor_IsAsTheTableSays()
    {
        var wrong = new List<string>();
        var cases = 0;
        foreach (var action in Enum.GetValues<EditionAction>())
        {
            foreach (var kind in Enum.GetValues<DocumentKind>())
            {
                foreach (var state in Enum.GetValues<EditionState>())
                {
                    foreach (var author in Authorships)
                    {
                        foreach (var role in Enum.GetNames<Role>().Append(TransitionTable.Portal).Append(TransitionTable.Nobody))
                        {
                            cases++;
                            var expected = TransitionTable.Expect(action, kind == DocumentKind.Alert ? kind : DocumentKind.Page, state, author, role);
                            var actual = EditionMachine.Decide(state, action, Facts(kind, author, role));
                            if (actual != expected)
                            {
                                wrong.Add($"{action} {kind} {state} author:{author} {role}: {actual}, not {expected}");
                            }
                        }
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(13 * 13 * 8 * 3 * 10, cases);
    }

    [Fact]
    public void Table_EachCell_IsOfACaseThatExists() =>
        Assert.Equal(
            Enum.GetValues<EditionAction>().Length * Enum.GetValues<EditionState>().Length * Authorships.Length,
            TransitionTable.Rows.Select(row => (row.Action, row.State, row.Author)).Distinct().Count());

    // Everything that an action asks for, taken away one by one.
    [Theory]
    [InlineData(EditionAction.Submit, EditionState.Draft, Role.Author, "change", Refusal.NoChange)]
    [InlineData(EditionAction.Reject, EditionState.InReview, Role.Reviewer, "reason", Refusal.NoReason)]
    [InlineData(EditionAction.Schedule, EditionState.Approved, Role.Publisher, "change", Refusal.NoChange)]
    [InlineData(EditionAction.Schedule, EditionState.Approved, Role.Publisher, "checks", Refusal.HasErrors)]
    [InlineData(EditionAction.Schedule, EditionState.Approved, Role.Publisher, "languages", Refusal.OneLanguage)]
    [InlineData(EditionAction.Publish, EditionState.Approved, Role.Publisher, "change", Refusal.NoChange)]
    [InlineData(EditionAction.Publish, EditionState.Approved, Role.Publisher, "checks", Refusal.HasErrors)]
    [InlineData(EditionAction.Publish, EditionState.Approved, Role.Publisher, "languages", Refusal.OneLanguage)]
    [InlineData(EditionAction.PublishNow, EditionState.Draft, Role.Publisher, "reason", Refusal.NoReason)]
    [InlineData(EditionAction.PublishNow, EditionState.Draft, Role.Publisher, "change", Refusal.NoChange)]
    [InlineData(EditionAction.PublishNow, EditionState.Draft, Role.Publisher, "checks", Refusal.HasErrors)]
    [InlineData(EditionAction.PublishNow, EditionState.Draft, Role.Publisher, "languages", Refusal.OneLanguage)]
    [InlineData(EditionAction.PublishNow, EditionState.Draft, Role.Publisher, "fresh", Refusal.NotFresh)]
    [InlineData(EditionAction.PublishDue, EditionState.Scheduled, null, "checks", Refusal.HasErrors)]
    [InlineData(EditionAction.PublishDue, EditionState.Scheduled, null, "languages", Refusal.OneLanguage)]
    [InlineData(EditionAction.Countersign, EditionState.Published, Role.Reviewer, "unsigned", Refusal.WrongState)]
    [InlineData(EditionAction.Countersign, EditionState.Published, Role.Publisher, "stranger", Refusal.OwnChange)]
    public void Decide_WithoutWhatTheActionAsksFor_IsRefused(EditionAction action, EditionState state, Role? role, string missing, Refusal expected)
    {
        var facts = Facts(DocumentKind.Page, "no", role?.ToString() ?? TransitionTable.Portal);
        Assert.Null(EditionMachine.Decide(state, action, facts).Refusal);

        facts = missing switch
        {
            "change" => facts with { HasChange = false },
            "reason" => facts with { HasReason = false },
            "checks" => facts with { PassesChecks = false },
            "languages" => facts with { AreLanguagesFresh = false },
            "unsigned" => facts with { IsUnsigned = false },
            "fresh" => facts with { Actor = facts.Actor! with { IsFresh = false } },
            _ => facts with { Target = facts.Target with { PublishedBy = facts.Actor!.Id } },
        };
        Assert.Equal(new Transition(null, expected), EditionMachine.Decide(state, action, facts));
    }

    private static EditionFacts Facts(DocumentKind kind, string author, string role)
    {
        Actor? actor = role == TransitionTable.Portal ? null
            : EditingDesk.Person(role, role == TransitionTable.Nobody ? [] : [Enum.Parse<Role>(role)]);
        var self = actor?.Id ?? Guid.Empty;
        return new EditionFacts(actor, new ObjectFacts(kind, [Language.Kazakh], author switch
        {
            "no" => [Somebody],
            "one" => [self, Somebody],
            _ => [Somebody, self],
        }))
        {
            HasReason = true,
            IsUnsigned = true,
        };
    }
}
