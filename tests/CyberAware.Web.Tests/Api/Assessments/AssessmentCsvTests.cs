using System.Net;
using System.Text;
using CyberAware.Core;
using CyberAware.TestSupport;
using CyberAware.Web.Tests.Pages.Professionals;
using Microsoft.VisualBasic.FileIO;

namespace CyberAware.Web.Tests.Api.Assessments;

/// <summary>The table for the organisation's files, read back as a spreadsheet reads it.</summary>
public sealed class AssessmentCsvTests(SharedPortal portal)
{
    private const int Columns = 8;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Post_Answers_ComeBackAsATableWithARowForEachStatement(string tag)
    {
        var (assessment, language) = (portal.Host.Assessment(), Language.Find(tag)!);
        using var response = await portal.Host.RawClient().PostAsync(
            AssessmentRequests.Csv(tag), assessment.Fields(statement => statement.Weight == 3 ? AssessmentRequests.No : AssessmentRequests.Yes));
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        var rows = Read(bytes);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("text/csv; charset=utf-8", response.Header("Content-Type"));
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.StartsWith($"attachment; filename=self-assessment-{tag}.csv", response.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Equal(Columns, row.Length));
        Assert.Equal(assessment.Statements.Select(statement => statement[language].Text), rows[1..].Select(row => row[2]));
        foreach (var (statement, row) in assessment.Statements.Zip(rows[1..]))
        {
            Assert.Equal(statement.Weight == 3 ? statement[language].Action : "", row[5]);
            Assert.Equal(statement.Weight == 3, row[7].StartsWith($"{PortalHost.PublicOrigin}/{tag}/professionals/", StringComparison.Ordinal));
            Assert.Equal(statement.Basis is not null, row[6].Contains("№ 832", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Post_AnswersMissing_LeadsBackToTheForm()
    {
        var fields = portal.Host.Assessment().Fields(_ => AssessmentRequests.Yes).Skip(1);
        using var response = await portal.Host.RawClient().PostAsync(AssessmentRequests.Csv("ru"), fields);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(AssessmentRequests.Form("ru"), response.Header("Location"));
    }

    [Fact]
    public async Task Get_Table_IsNotThere()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, AssessmentRequests.Csv("ru"));

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
    }

    // Words of an editor that a spreadsheet would run.
    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    public async Task Post_StatementThatLooksLikeAFormula_IsText(string words)
    {
        using var copy = new ContentCopy()
            .Replace("assessments/professionals/ru.md", "Политику утвердил руководитель организации.", words)
            .Replace("assessments/professionals/ru.md", "Подготовьте политику и утвердите её у руководителя организации.", words);
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var response = await host.RawClient().PostAsync(AssessmentRequests.Csv("ru"), host.Assessment().Fields(_ => AssessmentRequests.No));
        var row = Read(await response.Content.ReadAsByteArrayAsync(Cancellation))[1];

        Assert.Equal(("'" + words, "'" + words), (row[2], row[5]));
    }

    private static List<string[]> Read(byte[] csv)
    {
        using var parser = new TextFieldParser(new MemoryStream(csv), Encoding.UTF8) { Delimiters = [";"], HasFieldsEnclosedInQuotes = true };
        var rows = new List<string[]>();
        while (parser.ReadFields() is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }
}
