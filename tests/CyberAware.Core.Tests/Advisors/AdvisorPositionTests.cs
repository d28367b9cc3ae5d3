using CsCheck;
using CyberAware.Core.Advisors;
using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Advisors;

/// <summary>Where answers lead, and what a whole path comes to.</summary>
public sealed class AdvisorPositionTests
{
    private static readonly ContentLibrary Library = A.Content().WithAdvisors(A.Advisor("scam").AsSample()).Library();

    private static readonly Advisor Sample = Library.FindAdvisor("scam")!;

    private static readonly string[] SomeIds = ["call", "sms", "bank", "friend", "nothing", "told", "all", ""];

    [Theory]
    [InlineData("", "channel")]
    [InlineData("call", "who")]
    [InlineData("call bank", "done")]
    [InlineData("call friend", "done")]
    public void Find_PathThatGoesOn_AsksTheNextQuestion(string options, string question)
    {
        var position = Find(options)!;

        Assert.Equal(question, position.Question!.Id);
        Assert.Null(position.Result);
        Assert.Equal(options, string.Join(' ', AdvisorPaths.OptionsOf(position.Answers)));
    }

    [Theory]
    [InlineData("sms", "spam", Verdict.Ordinary, "call")]
    [InlineData("call bank nothing", "fraud", Verdict.Act, "call")]
    [InlineData("call bank told", "fraud", Verdict.Stop, "lock call")]
    [InlineData("call friend nothing", "friend", Verdict.Check, "call write")]
    [InlineData("call friend told", "friend", Verdict.Stop, "lock call write")]
    public void Find_WholePath_HasAResult(string options, string outcome, Verdict verdict, string actions)
    {
        var position = Find(options)!;

        Assert.Null(position.Question);
        Assert.Equal((outcome, verdict), (position.Result!.Outcome.Id, position.Result.Verdict));
        Assert.Equal(actions, string.Join(' ', position.Result.Actions.Select(action => action.Id)));
    }

    [Theory]
    [InlineData("letter")]
    [InlineData("bank")]
    [InlineData("call sms")]
    [InlineData("CALL")]
    [InlineData("sms told")]
    [InlineData("call bank told told")]
    public void Find_IdThatIsNoneOfItsQuestion_IsNull(string options) => Assert.Null(Find(options));

    [Theory]
    [InlineData("is-a is-d", "strict")] // the graver one, wherever it was named
    [InlineData("is-b is-c", "strict")]
    [InlineData("is-a is-c", "late")] // of equally grave ones the last
    [InlineData("is-b is-e", "strict")] // an answer without an outcome changes nothing
    public void Find_SeveralOutcomes_TheGravestWinsAndThenTheLast(string options, string outcome)
    {
        var library = A.Content().WithAdvisors(A.Advisor("many")
            .WithQuestion("one", new AdvisorChoice("is-a", "two", "early"), new AdvisorChoice("is-b", "two", "strict"))
            .WithQuestion("two", new AdvisorChoice("is-c", Outcome: "late"), new AdvisorChoice("is-d", Outcome: "strict"), new AdvisorChoice("is-e"))
            .WithOutcome("early", "check").WithOutcome("late", "check").WithOutcome("strict", "act")).Library();

        Assert.Equal(outcome, AdvisorPosition.Find(library.Advisors[0], options.Split(' '), library.Actions)!.Result!.Outcome.Id);
    }

    // What is urgent comes first; of the same time the answers' actions before the outcome's, each once.
    [Fact]
    public void Find_ActionsOfAnswersAndOutcome_StandByTimeAndOnce()
    {
        var library = A.Content().WithAdvisors(A.Advisor("order")
            .WithQuestion("one", new AdvisorChoice("is-a", "two", "end", Actions: "write, call"), new AdvisorChoice("is-b", "two", "end"))
            .WithQuestion("two", new AdvisorChoice("is-c", Actions: "call, lock"), new AdvisorChoice("is-d"))
            .WithOutcome("end", "act", null, "write", "call")).Library();

        var result = AdvisorPosition.Find(library.Advisors[0], ["is-a", "is-c"], library.Actions)!.Result!;

        Assert.Equal("lock call write", string.Join(' ', result.Actions.Select(action => action.Id)));
    }

    [Fact]
    public void Find_AnswersWithSentences_AreKeptInOrder()
    {
        var library = A.Content().WithAdvisors(A.Advisor("consent")
            .WithQuestion("operator", new AdvisorChoice("no", "term", "ask", HasSentence: true), new AdvisorChoice("yes", "term", "ask"))
            .WithQuestion("term", new AdvisorChoice("no", HasSentence: true), new AdvisorChoice("yes"))
            .WithOutcome("ask", "act")).Library();

        Assert.Equal("operator term", Sentences("no no"));
        Assert.Equal("term", Sentences("yes no"));
        Assert.Equal("", Sentences("yes yes"));

        string Sentences(string options) => string.Join(
            ' ', AdvisorPosition.Find(library.Advisors[0], options.Split(' '), library.Actions)!.Result!.Sentences.Select(answer => answer.Question.Id));
    }

    [Fact]
    public void Find_AnyText_IsAPositionOrNothing() =>
        Gen.OneOf(Gen.Int[0, SomeIds.Length - 1].Select(at => SomeIds[at]), Gen.String[0, 8]).Array[0, 6].Sample(options =>
        {
            var position = AdvisorPosition.Find(Sample, options, Library.Actions);
            Assert.True(position is null || (position.Question is null != position.Result is null && position.Answers.Count == options.Length));
        });

    // Made-up helpers: layers of questions whose options lead to the next layer or end, all speaking for some outcome.
    [Fact]
    public void All_MadeUpHelpers_EveryPathIsFoundAndHasAResult() =>
        Gen.Int[2, 4].Array[1, 5].Sample(
            widths =>
            {
                var advisor = A.Advisor("made");
                for (var layer = 0; layer < widths.Length; layer++)
                {
                    var next = layer + 1 < widths.Length ? $"q{layer + 1}" : null;
                    advisor.WithQuestion($"q{layer}", [.. Enumerable.Range(0, widths[layer]).Select(at => new AdvisorChoice(
                        $"o{at}", at == 1 && layer > 0 ? null : next, (at + layer) % 2 == 0 ? "mild" : layer == 0 ? "grave" : null))]);
                }

                var library = A.Content().WithAdvisors(advisor.WithOutcome("mild", "check").WithOutcome("grave", "stop")).Library();
                var made = library.Advisors[0];
                var paths = AdvisorPaths.All(made).ToList();
                Assert.All(paths, path =>
                {
                    var position = AdvisorPosition.Find(made, AdvisorPaths.OptionsOf(path), library.Actions);
                    Assert.Equal(path, position!.Answers);
                    Assert.NotNull(position.Result);
                    Assert.NotEmpty(position.Result.Actions);
                    Assert.True(position.Result.Verdict >= position.Result.Outcome.Verdict);
                });
                Assert.Equal(paths.Count, paths.Select(path => string.Join('/', AdvisorPaths.OptionsOf(path))).Distinct().Count());
                Assert.Equal((paths.Count, widths.Length), AdvisorPaths.Measure(made));
            },
            iter: 30);

    [Fact]
    public void All_Sample_AreTheseFive() => Assert.Equal(
        ["call/bank/nothing", "call/bank/told", "call/friend/nothing", "call/friend/told", "sms"],
        AdvisorPaths.All(Sample).Select(path => string.Join('/', AdvisorPaths.OptionsOf(path))));

    private static AdvisorPosition? Find(string options) =>
        AdvisorPosition.Find(Sample, options.Split(' ', StringSplitOptions.RemoveEmptyEntries), Library.Actions);
}
