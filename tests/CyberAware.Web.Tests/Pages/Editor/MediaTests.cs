using System.Net;
using System.Net.Http.Headers;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;
using SkiaSharp;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>The uploaded pictures: listed with their uses, taken from a form without a script, refused in words.</summary>
public sealed class MediaTests(EditorPortal portal) : IClassFixture<EditorPortal>
{
    private const string Url = "/editor/kk/media";

    [Fact]
    public async Task Get_EveryRole_SeesThePicturesOrMayNot()
    {
        await portal.Service<MediaService>().UploadAsync(portal.ActorOf(Role.Author), $"{EditorPortal.Hostile}.png", PictureFiles.Quarter(SKEncodedImageFormat.Png, 40), TestContext.Current.CancellationToken);

        Assert.Equal(
            "Author 200, TranslatorKk 200, TranslatorRu 200, Reviewer 200, Publisher 200, DutyOfficer 200, Auditor 200, Administrator 403",
            await portal.StatusesAsync(Url));
        using var auditor = await portal.SignInAsync(Role.Auditor);
        var page = await auditor.OpenAsync(Url);
        Assert.Null(page.QuerySelector("input[type=file]"));
        Assert.Contains(page.QuerySelectorAll(".media-list h3"), name => name.TextContent == $"{EditorPortal.Hostile}.png");
        Assert.Empty(page.QuerySelectorAll("[onerror]"));
    }

    [Fact]
    public async Task Upload_FromTheForm_ShowsThePictureAndWhereItStands()
    {
        using var author = await portal.SignInAsync(Role.Author);
        var stored = await UploadAsync(author, PictureFiles.Quarter(SKEncodedImageFormat.Png));
        Assert.StartsWith(Url + "?stored=", stored, StringComparison.Ordinal);
        var page = await author.OpenAsync(stored!);
        var address = page.QuerySelector(".account-done code")!.TextContent;
        var copied = page.QuerySelectorAll("button[data-copy]").Select(button => page.GetElementById(button.GetAttribute("data-copy")!)!.TextContent);
        Assert.Equal(2, copied.Count(text => text.Contains(address, StringComparison.Ordinal)));
        Assert.NotNull(page.QuerySelector($".media-list img[src='{address}']"));

        await portal.PublishedAsync("guide/updates", $"![Жаңарту терезесі]({address})");
        await portal.ShowsAsync("/kk/guide/updates", address);
        var used = await author.OpenAsync(Url);
        Assert.Contains("Жаңарту терезесі", used.QuerySelector($".media-list li:has(img[src='{address}']) q")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(used.QuerySelector(".media-list a[href='/editor/kk/documents/guide/updates']"));
    }

    [Fact]
    public async Task Upload_NoPictureNoRightNoToken_IsRefused()
    {
        using var author = await portal.SignInAsync(Role.Author);
        var refused = await UploadAsync(author, "<svg onload='alert(1)'/>"u8.ToArray());
        Assert.Equal(Url + "?problem=NoPicture", refused);
        Assert.Contains("PNG, JPEG немесе WebP", (await author.OpenAsync(refused!)).QuerySelector(".form-error")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await author.OpenAsync(Url + "?problem=99")).QuerySelector(".form-error"));
        Assert.Null(await UploadAsync(author, PictureFiles.Quarter(SKEncodedImageFormat.Png), withToken: false));

        using var auditor = await portal.SignInAsync(Role.Auditor);
        await auditor.OpenAsync("/account/kk/sign-out");
        Assert.Null(await UploadAsync(auditor, PictureFiles.Quarter(SKEncodedImageFormat.Png), open: false));
    }

    // Where the answer leads; null when it was refused.
    private static async Task<string?> UploadAsync(Visitor visitor, byte[] file, bool withToken = true, bool open = true)
    {
        if (open)
        {
            await visitor.OpenAsync(Url);
        }

        var form = new MultipartFormDataContent();
        if (withToken)
        {
            form.Add(new StringContent(visitor.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        }

        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(part, "file", "a.png");
        var visit = await visitor.PostAsync(Url, form);
        Assert.True(visit.Status is HttpStatusCode.Found or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, $"{visit.Status}");
        return visit.Location;
    }
}
