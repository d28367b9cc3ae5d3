using CyberAware.Core.Library;
using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;
using CyberAware.Web.Pages.Quizzes;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Quizzes;

/// <summary>Quizzes as tests ask for them and answer them.</summary>
internal static class QuizRequests
{
    public static ContentLibrary Library(this PortalHost host) => host.Services.GetRequiredService<SnapshotProvider>().Current.Library;

    public static Quiz Quiz(this PortalHost host, string slug = "passwords") => host.Library().FindQuiz(slug)!;

    /// <summary>The fields of a complete form as a script sends it.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="choose">The position of an option for a question.</param>
    public static Dictionary<string, string> Fields(this QuestionSet questions, Func<Question, int> choose) =>
        questions.FieldsWithoutScript(choose).Append(new(AnswerForm.IdField, Guid.CreateVersion7().ToString())).ToDictionary();

    /// <summary>The fields of a complete form of a browser without script: the hidden ones are empty.</summary>
    public static Dictionary<string, string> FieldsWithoutScript(this QuestionSet questions, Func<Question, int> choose) =>
        questions.Questions.ToDictionary(question => AnswerForm.Prefix + question.Id, question => question.Options[choose(question)].Id)
            .Append(new(AnswerForm.VersionField, questions.Version)).ToDictionary();

    public static string Answers(this QuestionSet questions, Func<Question, int> choose) =>
        AnswerCode.Encode(questions, [.. questions.Questions.Select(choose)]);

    public static int Right(Question question) => question.Right;

    public static int Wrong(Question question) => question.Right == 0 ? 1 : 0;

    public static async Task<HttpResponseMessage> PostAsync(this HttpClient client, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(address, form, TestContext.Current.CancellationToken);
    }
}
