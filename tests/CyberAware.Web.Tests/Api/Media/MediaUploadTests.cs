using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Api.Media;
using CyberAware.Web.Security;
using CyberAware.Web.Site;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace CyberAware.Web.Tests.Api.Media;

/// <summary>The one door through which files come in.</summary>
public sealed class MediaUploadTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly byte[] Upload = PictureFiles.Quarter(SKEncodedImageFormat.Png);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Post_Picture_IsTakenOnceAndShown(DatabaseProvider provider)
    {
        await using var portal = new MediaPortal((await databases.StartedAsync(provider)).ConnectionString);

        using var first = await portal.UploadAsync(Role.Author, Upload);
        using var second = await portal.UploadAsync(Role.TranslatorRu, Upload, "kk");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(("no-store", "no-store"), (first.Header("Cache-Control"), second.Header("Cache-Control")));
        var picture = await first.Content.ReadFromJsonAsync<MediaResponse>(Cancellation);
        Assert.Equal(picture, await second.Content.ReadFromJsonAsync<MediaResponse>(Cancellation));
        Assert.Equal((64, 32, picture!.Url), (picture.Width, picture.Height, first.Headers.Location!.ToString()));
        using var shown = await portal.Client.SendAsync(HttpMethod.Get, picture.Url);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }

    [Fact]
    public async Task Post_ByOthers_IsRefused()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var portal = new MediaPortal(settings.ConnectionString);
        using var stranger = await portal.UploadAsync(null, Upload);
        using var withoutToken = await portal.UploadAsync(Role.Author, Upload, withToken: false);
        using var auditor = await portal.UploadAsync(Role.Auditor, Upload);

        Assert.Equal(
            (HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden),
            (stranger.StatusCode, withoutToken.StatusCode, auditor.StatusCode));
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.False(await context.Media.AnyAsync(Cancellation));
        Assert.Equal("access-refused", (await context.Audit.SingleAsync(Cancellation)).Action);
    }

    /// <summary>A server that asks for a body says "100 Continue" first.</summary>
    [Theory]
    [InlineData(null, "HTTP/1.1 401 ")]
    [InlineData(Role.Auditor, "HTTP/1.1 403 ")]
    [InlineData(Role.Administrator, "HTTP/1.1 403 ")]
    [InlineData(Role.Author, "HTTP/1.1 100 ")]
    [InlineData(Role.TranslatorKk, "HTTP/1.1 100 ")]
    public async Task Post_BodyToCome_IsAskedForOnlyOfWhoMayUpload(Role? role, string answer)
    {
        await using var portal = new MediaPortal((await databases.StartedAsync(DatabaseProvider.Sqlite)).ConnectionString);
        using var connection = await RawConnection.OpenAsync(portal.Address, Cancellation);
        await connection.SendAsync(
            $"POST /editor/ru/media HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n{(role is null ? "" : $"Test-Role: {role}\r\n")}"
            + $"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {MediaEncoder.MaxUploadBytes}\r\nExpect: 100-continue\r\n\r\n",
            Cancellation);

        Assert.StartsWith(answer, await connection.ReadHeadersAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ru", "Это не картинка PNG, JPEG или WebP.")]
    [InlineData("kk", "Бұл файл PNG, JPEG немесе WebP суреті емес.")]
    public async Task Post_NoPicture_IsExplainedInItsLanguage(string language, string title)
    {
        await using var portal = new MediaPortal((await databases.StartedAsync(DatabaseProvider.Sqlite)).ConnectionString);

        using var response = await portal.UploadAsync(Role.Author, Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), language);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(title, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    /// <summary>Every reason has words in both languages.</summary>
    [Theory]
    [InlineData(0, 400)]
    [InlineData(MediaEncoder.MaxUploadBytes + 1, 413)]
    [InlineData(RequestLimits.UploadBytes + 1, 413)]
    [InlineData(2 * 1024 * 1024, 415)]
    public async Task Post_OtherSizes_AreAnswered(int bytes, int status)
    {
        await using var portal = new MediaPortal((await databases.StartedAsync(DatabaseProvider.Sqlite)).ConnectionString);

        using var response = await portal.UploadAsync(Role.Author, new byte[bytes]);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Post_FormsThatLie_AreRefusedAndNoFailure()
    {
        await using var portal = new MediaPortal((await databases.StartedAsync(DatabaseProvider.Sqlite)).ConnectionString);
        foreach (var (type, body, status) in new[]
        {
            ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nA\r\n--x--\r\n", 400),
            ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever closed", 400),
            ("multipart/form-data; boundary=" + new string('x', 500), "", 400),
            ("multipart/form-data", "", 415),
            ("multipart/form-data; boundary=x; charset=utf-7", "", 415),
            ("multipart/mixed; boundary=x", "--x--", 415),
            ("application/x-www-form-urlencoded; charset=utf-7", "a=b", 415),
        })
        {
            using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            using var response = await portal.SendAsync(Role.Author, content);
            Assert.True((int)response.StatusCode == status, string.Create(CultureInfo.InvariantCulture, $"{type}: {(int)response.StatusCode}"));
        }
    }

    /// <summary>Elsewhere forms in parts stay refused, also to who has signed in.</summary>
    [Theory]
    [InlineData("/editor/health")]
    [InlineData("/api/v1/quizzes/passwords/attempts")]
    public async Task Post_FormInPartsElsewhere_IsRefused(string address)
    {
        await using var portal = new MediaPortal((await databases.StartedAsync(DatabaseProvider.Sqlite)).ConnectionString);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new MultipartFormDataContent { { new StringContent("x"), "a" } } };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Test-Role", nameof(Role.Author));
        using var response = await portal.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxk", true)]
    [InlineData("multipart/form-data; boundary=\"x y\"", true)]
    [InlineData("multipart/form-data", false)]
    [InlineData("multipart/related; boundary=x", false)]
    [InlineData("multipart/form-data; boundary=x; charset=utf-8", false)]
    [InlineData("text/plain", false)]
    [InlineData(null, false)]
    public void IsFileForm_Type_IsThatOfBrowsers(string? type, bool expected) => Assert.Equal(expected, BodyTypeMiddleware.IsFileForm(type));
}
