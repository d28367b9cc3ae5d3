using CsCheck;
using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Quizzes;

/// <summary>Raised hands as numbers: in an address, from a field, and what they say about the class.</summary>
public sealed class ClassCodeTests
{
    private static readonly QuestionSet Questions = A.Content().WithQuizzes(A.Quiz()
        .WithPrinciple("one").WithPrinciple("two", topic: "email", right: 1, actions: ["second-factor", "second-factor", "second-factor"]).WithPrinciple("three", right: 2)).Library()
        .FindQuiz("passwords")!.Asked;

    private static readonly Gen<ClassCounts> Counts = Gen.Select(Hands(3), Hands(4), Hands(3), Gen.Int[0, 3], (one, two, three, asked) => new ClassCounts(Questions, [.. new[] { one, two, three }.Take(asked)]));

    [Fact]
    public void Parse_WhatWasWritten_IsTheSame() => Counts.Sample(counts =>
    {
        var read = ClassCode.Parse(Questions, ClassCode.Encode(counts));
        Assert.Equal(AnswerState.Valid, read.State);
        Assert.Equal(counts.Hands, read.Counts!.Hands);
    });

    // Each state has one spelling: whatever is read is what would be written.
    [Fact]
    public void Parse_AnyText_IsRefusedOrWritesItselfAgain() =>
        Gen.OneOf(
            Gen.String[0, 20],
            Gen.String[Gen.Char["0123456789._-+ eEN\u0660\0"], 0, 14].Select(tail => $"{Questions.Version}-{tail}"),
            Gen.Select(Counts, Gen.Int[0, 20], Gen.Char["0123456789._-x"], (counts, at, letter) => ClassCode.Encode(counts) is var code ? code.Insert(Math.Min(at, code.Length), letter.ToString()) : ""))
        .Sample(
            text =>
            {
                var read = ClassCode.Parse(Questions, text);
                Assert.True(read.State == AnswerState.Valid ? ClassCode.Encode(read.Counts!) == text : read.Counts is null);
            },
            iter: 20_000);

    [Theory]
    [InlineData("1.2", AnswerState.Malformed)] // an option is missing
    [InlineData("1.2.3.4", AnswerState.Malformed)]
    [InlineData("1.2.-3", AnswerState.Malformed)]
    [InlineData("1.2.1000", AnswerState.Malformed)]
    [InlineData("1.2.NaN", AnswerState.Malformed)]
    [InlineData("1.2.1e2", AnswerState.Malformed)]
    [InlineData("1.2.03", AnswerState.Malformed)]
    [InlineData("1.2.٣", AnswerState.Malformed)]
    [InlineData("1.2.3_", AnswerState.Malformed)]
    [InlineData("1.2.3_1.2.3.4_1.2.3_1.2.3", AnswerState.Malformed)] // a question too many
    [InlineData("", AnswerState.Valid)]
    [InlineData("0.0.999_1.2.3.4", AnswerState.Valid)]
    public void Parse_HostileCounts_AreNone(string counts, AnswerState expected) =>
        Assert.Equal(expected, ClassCode.Parse(Questions, $"{Questions.Version}-{counts}").State);

    [Theory]
    [InlineData("00000000-1.2.3", AnswerState.OtherVersion)]
    [InlineData("00000000-1.2.x", AnswerState.Malformed)]
    [InlineData("ABCDEF00-1.2.3", AnswerState.Malformed)]
    [InlineData("00000000", AnswerState.Malformed)]
    [InlineData(null, AnswerState.Malformed)]
    public void Parse_OtherQuestions_IsToldApartFromNonsense(string? text, AnswerState expected) => Assert.Equal(expected, ClassCode.Parse(Questions, text).State);

    [Theory]
    [InlineData("", 0)]
    [InlineData(" 12 ", 12)]
    [InlineData("007", 7)]
    [InlineData("999", 999)]
    [InlineData("1000", null)]
    [InlineData("-1", null)]
    [InlineData("1,5", null)]
    [InlineData("NaN", null)]
    [InlineData("٣", null)]
    public void ReadTyped_Text_IsANumberOfHandsOrNone(string text, int? expected) => Assert.Equal(expected, ClassCode.ReadTyped(text));

    [Theory]
    [InlineData("2.1.1", 4, false)]
    [InlineData("3.1.1", 5, true)]
    [InlineData("1.1.1_10.20.20.10", 60, true)]
    [InlineData("61.0.0", 61, false)]
    [InlineData("", 0, false)]
    public void IsPlausible_Size_IsThatOfAClass(string hands, int size, bool expected)
    {
        var counts = Read(hands);
        Assert.Equal((size, expected), (counts.Size, counts.IsPlausible));
    }

    [Fact]
    public void Countable_QuestionWithFewHands_CountsAsNotAsked() =>
        Assert.Equal([[0, 0, 0], [1, 4, 0, 0], [0, 0, 0]], Read("4.0.0_1.4.0.0_0.0.0").Countable());

    [Fact]
    public void Rules_Hands_SayWhatIsKnownAndWhatMisled()
    {
        var rules = ClassResult.Rules(Read("20.5.5_3.10.9.9_2.0.2"));

        Assert.Equal([ClassVerdict.Known, ClassVerdict.Again, ClassVerdict.TooFew], rules.Select(rule => rule.Verdict));
        Assert.Equal([(20, 30), (10, 31), (2, 4)], rules.Select(rule => (rule.Right, rule.Hands)));
        Assert.Equal([1, 2, 0], rules.Select(rule => rule.Misled));
        Assert.Equal([new ClassTopic("passwords", 20, 30), new ClassTopic("email", 10, 31)], ClassResult.Topics(rules));
        Assert.Null(ClassResult.Rules(Read("9.0.0"))[0].Misled);
    }

    [Theory]
    [InlineData(20, 30, ClassVerdict.Known)]
    [InlineData(19, 30, ClassVerdict.Again)]
    [InlineData(5, 5, ClassVerdict.Known)]
    [InlineData(4, 4, ClassVerdict.TooFew)]
    public void VerdictFor_Share_IsKnownFromTwoOfThree(int right, int hands, ClassVerdict expected) => Assert.Equal(expected, ClassResult.VerdictFor(right, hands));

    [Fact]
    public void With_CountedAgain_TakesThePlaceOfTheEarlierCounts()
    {
        var counts = Read("1.2.3_1.2.3.4").With(0, [7, 8, 9]).With(2, [0, 0, 5]);

        Assert.True(counts.IsComplete);
        Assert.Equal("7.8.9_1.2.3.4_0.0.5", ClassCode.Encode(counts)[9..]);
        Assert.Throws<ArgumentException>(() => counts.With(0, [1, 2]));
    }

    private static ClassCounts Read(string hands) => ClassCode.Parse(Questions, $"{Questions.Version}-{hands}").Counts!;

    private static Gen<int[]> Hands(int options) => Gen.Int[0, ClassCounts.MaxHands].Array[options];
}
