using System.Text;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;
using CyberAware.Web.Api.Quizzes;

namespace CyberAware.Web.Tests.Api.Quizzes;

public sealed class AttemptRequestTests
{
    private const string Id = "\"id\":\"0193f0d4-9a3c-7d21-8c11-2b7f0d5e6a01\"";
    private const string Answers = "\"answers\":{\"one\":\"second\",\"two\":\"first\"}";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly Quiz Quiz = A.Content().WithQuizzes(A.Quiz().WithPrinciple("one").WithPrinciple("two")).Library().Quizzes[0];

    [Theory]
    [InlineData($$"""{{{Id}},"language":"kk",{{Answers}}}""")]
    [InlineData($$""" { {{Answers}} , "language" : "\u006bk", {{Id}} } """)]
    [InlineData($$"""{"other":{"id":[1,{"id":null}]},{{Id}},"language":"kk","repeat":false,"startToken":null,"startedAt":null,{{Answers}}}""")]
    [InlineData("{" + Id + ",\"language\":\"kk\",\"answers\":{\"two\":\"first\",\"one\":\"second\"}}")]
    [InlineData("\uFEFF{" + Id + ",\"language\":\"kk\"," + Answers + "}")]
    public void Read_CompleteBody_IsTheAttempt(string body)
    {
        var attempt = Read(body).Attempt!;

        Assert.Equal((Guid.Parse("0193f0d4-9a3c-7d21-8c11-2b7f0d5e6a01"), Language.Kazakh, false), (attempt.Id, attempt.Language, attempt.Repeat));
        Assert.Equal([1, 0], attempt.Options);
        Assert.Null(attempt.Duration);
        Assert.Null(attempt.StartToken);
    }

    [Theory]
    [InlineData("\"startedAt\":\"2026-11-22T11:58:30Z\"", 90)]
    [InlineData("\"startedAt\":\"2026-11-22T16:58:30+05:00\"", 90)]
    [InlineData("\"startedAt\":\"2026-11-22T11:58:30Z\",\"finishedAt\":\"2026-11-22T11:59:00Z\"", 30)]
    [InlineData("\"startedAt\":\"2026-11-22T12:00:01Z\"", null)]
    [InlineData("\"startedAt\":\"2026-11-20T12:00:00Z\"", null)]
    public void Read_Times_AreADurationThatCanBeTrue(string times, int? seconds) =>
        Assert.Equal(seconds, (int?)Read($$"""{{{Id}},"language":"ru",{{times}},{{Answers}}}""").Attempt!.Duration?.TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("7")]
    [InlineData("[" + "{" + Id + "}" + "]")]
    [InlineData("{" + Id + ",\"language\":\"kk\"," + Answers + "} {}")]
    [InlineData("{" + Id + ",\"language\":\"kk\"," + Answers + ",}")]
    [InlineData("{" + Id + "," + Id + ",\"language\":\"kk\"," + Answers + "}")]
    [InlineData("{" + Id + ",\"language\":\"kk\",\"\\u0069d\":1," + Answers + "}")]
    [InlineData("{" + Id + ",\"language\":\"kk\",\"answers\":{\"one\":\"first\",\"one\":\"first\",\"two\":\"first\"}}")]
    [InlineData("{" + Id + ",\"language\":\"kk\",\"other\":[{\"a\":1,\"a\":2}]," + Answers + "}")]
    [InlineData("{" + Id + ",\"language\":\"kk\",\"other\":\"\\ud800\"," + Answers + "}")]
    [InlineData("{" + Id + ",\"language\":\"kk\",\"\\udc00\":1," + Answers + "}")]
    [InlineData("{" + Id + ",\"language\":\"kk\",\"other\":[[[[[[[[1]]]]]]]]," + Answers + "}")]
    public void Read_WhatIsNotOneObjectOfText_HasNoUsableBody(string body)
    {
        var request = Read(body);

        Assert.Null(request.Attempt);
        Assert.Null(request.Language);
        Assert.Equal([new FieldProblem("", "Body")], request.Problems);
    }

    [Fact]
    public void Read_BytesThatAreNoUtf8_HaveNoUsableBody()
    {
        var bytes = Encoding.Latin1.GetBytes("{" + Id + ",\"language\":\"kk\",\"other\":\"\u00e9\"," + Answers + "}");

        Assert.Equal([new FieldProblem("", "Body")], AttemptRequest.Read(bytes, Quiz, Now).Problems);
    }

    [Fact]
    public void Read_EverythingWrong_NamesEachField()
    {
        var request = Read("""
            {"id":{"a":1},"language":"ru","startToken":["x"],"startedAt":{"a":1},"finishedAt":"","repeat":{"a":1},"answers":{"one":{"first":1},"three":"first"}}
            """);

        Assert.Null(request.Attempt);
        Assert.Equal(Language.Russian, request.Language);
        Assert.Equal(
            ["startToken:Token", "startedAt:Time", "finishedAt:Time", "repeat:Repeat", "id:Id", "answers.one:Option", "answers.two:Unanswered", "answers.three:Question"],
            request.Problems.Select(problem => $"{problem.Field}:{problem.Kind}"));
    }

    [Fact]
    public void Read_ThousandUnknownQuestions_NamesTwentyThings() => Assert.Equal(20, Read(
        "{" + Id + ",\"answers\":{" + string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"x{i}\":\"\"")) + "}}").Problems.Count());

    private static AttemptRequest Read(string body) => AttemptRequest.Read(Encoding.UTF8.GetBytes(body), Quiz, Now);
}
