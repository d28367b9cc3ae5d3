using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Editing;

/// <summary>What <c>transitions.tsv</c> expects: written by hand from the rules, not by the code that it judges.</summary>
internal static class TransitionTable
{
    public const string Portal = "portal";
    public const string Nobody = "none";

    private static readonly Lazy<IReadOnlyList<Expectation>> All = new(Read);

    /// <summary>One cell of the table.</summary>
    /// <param name="Action">What is done.</param>
    /// <param name="Kind">Kind of the documents; null for all that have no row of their own.</param>
    /// <param name="State">The edition's state.</param>
    /// <param name="Author">no, one, last.</param>
    /// <param name="Role">A role, nobody's or the portal.</param>
    /// <param name="Transition">What is expected.</param>
    public sealed record Expectation(EditionAction Action, DocumentKind? Kind, EditionState State, string Author, string Role, Transition Transition);

    public static IReadOnlyList<Expectation> Rows => All.Value;

    public static Transition Expect(EditionAction action, DocumentKind kind, EditionState state, string author, string role)
    {
        var cells = Rows.Where(row => row.Action == action && row.State == state && row.Author == author && row.Role == role).ToList();
        return (cells.Find(row => row.Kind == kind) ?? cells.Single(row => row.Kind is null)).Transition;
    }

    private static List<Expectation> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests/CyberAware.Core.Tests/Editing/transitions.tsv")).Where(line => !line.StartsWith('#')).ToList();
        var roles = lines[0].Split('\t')[4..];
        Assert.Equal([Portal, Nobody, .. Enum.GetNames<Role>()], roles);
        return [.. lines.Skip(1).Select(line => line.Split('\t')).SelectMany(cells => roles.Select((role, index) => new Expectation(
            Enum.Parse<EditionAction>(cells[0]),
            cells[1] == "*" ? null : Enum.Parse<DocumentKind>(cells[1]),
            Enum.Parse<EditionState>(cells[2]),
            cells[3],
            role,
            Parse(cells[4 + index]))))];
    }

    private static Transition Parse(string cell) =>
        cell == "." ? new Transition(null, Refusal.NotAllowed)
        : cell == "new Draft" ? new Transition(EditionState.Draft, null, true)
        : Enum.TryParse<EditionState>(cell, out var state) ? new Transition(state, null)
        : new Transition(null, Enum.Parse<Refusal>(cell));
}
