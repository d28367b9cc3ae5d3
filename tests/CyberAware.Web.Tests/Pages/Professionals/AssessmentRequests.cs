using CyberAware.Core.Assessments;
using CyberAware.TestSupport;
using CyberAware.Web.Api.Assessments;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Professionals;

/// <summary>The self-assessment as tests answer it.</summary>
internal static class AssessmentRequests
{
    public const string Yes = "yes";
    public const string Partly = "partly";
    public const string No = "no";
    public const string NotOurs = "not-ours";

    public static string Form(string language) => $"/{language}/professionals/check";

    public static string Result(string language) => $"{Form(language)}/result";

    public static string Csv(string language) => $"{Result(language)}.csv";

    public static Assessment Assessment(this PortalHost host) => host.Services.GetRequiredService<SnapshotProvider>().Current.Library.Assessment!;

    /// <summary>The fields of a complete form.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="answer">The value for a statement.</param>
    public static Dictionary<string, string> Fields(this Assessment assessment, Func<Statement, string> answer) =>
        assessment.Statements.ToDictionary(statement => AssessmentForm.Prefix + statement.Id, answer);

    public static async Task<HttpResponseMessage> PostAsync(this HttpClient client, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(address, form, TestContext.Current.CancellationToken);
    }
}
