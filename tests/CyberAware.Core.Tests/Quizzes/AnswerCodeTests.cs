using CsCheck;
using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Quizzes;

public sealed class AnswerCodeTests
{
    private static readonly QuestionSet Questions = A.Content().WithQuizzes(A.Quiz()
        .WithPrinciple("one").WithPrinciple("two", right: 1, actions: ["second-factor", "second-factor", "second-factor"]).WithPrinciple("three", right: 2)).Library()
        .FindQuiz("passwords")!.Asked;

    private static readonly Gen<int[]> Answers = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 2], (first, second, third) => new[] { first, second, third });

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() => Answers.Sample(answers =>
    {
        var text = AnswerCode.Encode(Questions, answers);
        Assert.Matches("^[0-9a-f]{8}-[a-d]{3}$", text);
        var read = AnswerCode.Parse(Questions, text);
        Assert.Equal(AnswerState.Valid, read.State);
        Assert.Equal(answers, read.Options);
    });

    // Each valid text is the only way to write its answers: whatever is read is what would be written.
    [Fact]
    public void Read_AnyText_IsRefusedOrWritesItselfAgain() =>
        Gen.OneOf(
            Gen.String[0, 20],
            Gen.String[Gen.Char["abcdeABCD0-9\u0430 \0"], 0, 6].Select(tail => $"{Questions.Version}-{tail}"),
            Gen.Select(Answers, Gen.Int[0, 12], Gen.Char, (answers, at, letter) => AnswerCode.Encode(Questions, answers).Remove(Math.Min(at, 11), 1).Insert(Math.Min(at, 11), letter.ToString())))
        .Sample(
            text =>
            {
                var read = AnswerCode.Parse(Questions, text);
                Assert.True(read.State == AnswerState.Valid ? AnswerCode.Encode(Questions, read.Options) == text : read.Options.Count == 0);
            },
            iter: 20_000);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("{0}")]
    [InlineData("{0}-")]
    [InlineData("{0}-ab")]
    [InlineData("{0}-abaa")]
    [InlineData("{0}-eaa")]
    [InlineData("{0}-ABA")]
    [InlineData("{0}_aba")]
    [InlineData(" {0}-aba")]
    [InlineData("{0}-aba ")]
    [InlineData("XYZXYZXY-aba")]
    public void Read_NoAnswers_IsMalformed(string? pattern) => Assert.Equal(
        AnswerState.Malformed,
        AnswerCode.Parse(Questions, pattern?.Replace("{0}", Questions.Version, StringComparison.Ordinal)).State);

    [Theory]
    [InlineData("00000000-aba")]
    [InlineData("00000000-zzzzzzz")]
    public void Read_AnswersToOtherQuestions_AreToldApart(string text) => Assert.Equal(AnswerState.OtherVersion, AnswerCode.Parse(Questions, text).State);

    [Fact]
    public void Of_AnswersThatDoNotFit_Throws()
    {
        Assert.Throws<ArgumentException>(() => AnswerCode.Encode(Questions, [0, 0]));
        Assert.Throws<ArgumentException>(() => AnswerCode.Encode(Questions, [0, 4, 0]));
        Assert.Throws<ArgumentException>(() => AnswerCode.Encode(Questions, [-1, 0, 0]));
    }
}
