using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;
using CyberAware.Web.Pages.Quizzes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CyberAware.Web.Tests.Pages.Quizzes;

public sealed class AnswerFormTests
{
    private static readonly QuestionSet Questions = A.Content().WithQuizzes(A.Quiz().WithPrinciple("one").WithPrinciple("two")).Library().FindQuiz("passwords")!.Asked;
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_Form_TakesWhatTheScriptKnows()
    {
        var id = Guid.CreateVersion7();
        var form = Read(("q-one", "second"), ("q-two", "first"), ("id", id.ToString()), ("started", "2026-11-22T11:58:30.000Z"), ("repeat", "yes"))!;

        Assert.Equal([1, 0], form.Options(Questions));
        Assert.Empty(form.Missing(Questions));
        Assert.Equal((id, true, TimeSpan.FromSeconds(90)), (form.Id, form.Repeat, form.Duration(Now)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e")]
    public void Read_NoIdOfVersion7_HasNone(string id) => Assert.Null(Read(("id", id))!.Id);

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-11-22T12:00:01Z")]
    [InlineData("2026-11-20T12:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void Duration_ThatCannotBeTrue_IsUnknown(string started) => Assert.Null(Read(("started", started))!.Duration(Now));

    [Fact]
    public void Read_MissingAnswers_AreNamed() => Assert.Equal(["two"], Read(("q-one", "third"))!.Missing(Questions).Select(question => question.Id));

    private static AnswerForm? Read(params (string Name, string Value)[] fields) => AnswerForm.Read(
        Questions,
        new FormCollection(fields.Append(("version", Questions.Version)).ToDictionary(field => field.Item1, field => new StringValues(field.Item2))));
}
