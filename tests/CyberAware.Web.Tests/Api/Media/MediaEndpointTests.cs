using System.Net;
using CyberAware.Core.Documents;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace CyberAware.Web.Tests.Api.Media;

/// <summary>How uploaded pictures reach readers.</summary>
public sealed class MediaEndpointTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "png", "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "jpg", "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, "webp", "image/webp")]
    public async Task Get_Picture_IsKeptForEverUnderItsName(SKEncodedImageFormat format, string extension, string contentType)
    {
        await using var portal = new MediaPortal((await databases.StartedAsync(DatabaseProvider.Sqlite)).ConnectionString);
        var picture = await portal.StoreAsync(PictureFiles.Quarter(format));

        using var response = await portal.Client.SendAsync(HttpMethod.Get, picture.Name.Url);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);

        Assert.EndsWith("." + extension, picture.Name.Url, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, contentType, $"\"{picture.Name.Hash}\""), (response.StatusCode, response.Content.Headers.ContentType!.ToString(), response.Header("ETag")));
        Assert.Equal(("max-age=31536000, s-maxage=3600, immutable", "nosniff"), (response.Header("Cache-Control"), response.Header("X-Content-Type-Options")));
        Assert.Equal((null, null, null), (response.Header("Set-Cookie"), response.Header("Age"), response.Header("Content-Encoding")));
        Assert.True(picture.Name.IsOf(bytes));

        using var head = await portal.Client.SendAsync(HttpMethod.Head, picture.Name.Url);
        Assert.Equal((HttpStatusCode.OK, bytes.Length, contentType), (head.StatusCode, (int)head.Content.Headers.ContentLength!, head.Content.Headers.ContentType!.ToString()));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));

        using var again = new HttpRequestMessage(HttpMethod.Get, picture.Name.Url);
        again.Headers.Add("If-None-Match", $"\"{picture.Name.Hash}\"");
        using var unchanged = await portal.Client.SendAsync(again, Cancellation);
        Assert.Equal((HttpStatusCode.NotModified, "max-age=31536000, s-maxage=3600, immutable"), (unchanged.StatusCode, unchanged.Header("Cache-Control")));
    }

    [Theory]
    [InlineData("/media")]
    [InlineData("/media/x.png")]
    [InlineData("/media/..%2f..%2fportal.db")]
    [InlineData("/media/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.png")]
    [InlineData("/media/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.svg")]
    [InlineData("/kk/media/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.png")]
    public async Task Get_WhatIsNotThere_IsNotFoundAndNotKept(string address)
    {
        await using var portal = new MediaPortal((await databases.StartedAsync(DatabaseProvider.Sqlite)).ConnectionString);

        using var response = await portal.Client.SendAsync(HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("max-age=31536000", response.Header("Cache-Control") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_RightHashWrongFormat_IsNotFound()
    {
        await using var portal = new MediaPortal((await databases.StartedAsync(DatabaseProvider.Sqlite)).ConnectionString);
        var picture = await portal.StoreAsync(PictureFiles.Quarter(SKEncodedImageFormat.Png));

        using var response = await portal.Client.SendAsync(HttpMethod.Get, $"/media/{picture.Name.Hash}.webp");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>What was shown once is shown on without a database; of what was not, nobody can tell.</summary>
    [Fact]
    public async Task Get_DatabaseGone_ShowsWhatWasShown()
    {
        var settings = await databases.EmptyAsync(DatabaseProvider.PostgreSql);
        await TestDatabases.Open(settings).MigrateAsync(Cancellation);
        await using var portal = new MediaPortal(settings.ConnectionString);
        var picture = await portal.StoreAsync(PictureFiles.Quarter(SKEncodedImageFormat.Png));
        await using (var context = TestDatabases.Open(settings).CreateDbContext())
        {
            await context.Database.ExecuteSqlAsync($"ALTER TABLE media RENAME TO media_away", Cancellation);
        }

        using var shown = await portal.Client.SendAsync(HttpMethod.Get, picture.Name.Url);
        using var other = await portal.Client.SendAsync(HttpMethod.Get, MediaName.For([1], PictureFormat.Png).Url);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (shown.StatusCode, other.StatusCode));
        Assert.Equal("no-store", other.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Send_OtherMethods_AreRefused(string method)
    {
        await using var portal = new MediaPortal((await databases.StartedAsync(DatabaseProvider.Sqlite)).ConnectionString);
        var picture = await portal.StoreAsync(PictureFiles.Quarter(SKEncodedImageFormat.Png));

        using var response = await portal.Client.SendAsync(new HttpMethod(method), picture.Name.Url);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
