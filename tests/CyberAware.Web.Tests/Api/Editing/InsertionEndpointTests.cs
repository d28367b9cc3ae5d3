using System.Net;
using System.Text.Json;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using CyberAware.Web.Api.Editing;
using CyberAware.Web.Tests.Pages.Editor;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace CyberAware.Web.Tests.Api.Editing;

/// <summary>What the pickers of the writer's screen find.</summary>
public sealed class InsertionEndpointTests(WritingPortal portal) : IClassFixture<WritingPortal>
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("link", "kk", "/guide/email#macros", "/guide/email#macros")]
    [InlineData("link", "ru", "/check/scam", "/check/scam")]
    [InlineData("term", "ru", "макрос", "/glossary#macro")]
    [InlineData("figure", "kk", "awareness/strong-passwords/2025", "stat:awareness/strong-passwords/2025")]
    [InlineData("contact", "ru", "102", "contact:police")]
    [InlineData("law", "ru", "unified-requirements/in", "law:unified-requirements/in")]
    [InlineData("picture", "kk", "", null)]
    public async Task Find_Kind_OffersWhatATextCanName(string kind, string language, string query, string? target)
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        using var author = await desk.SignInAsync(Role.Author);

        var found = await FindAsync(author, kind, query, $"guide/email/{language}.md");

        Assert.InRange(found.Count, target is null ? 0 : 1, Insertions.Most);
        Assert.All(found, insertion => Assert.True(insertion is { Title.Length: > 0, Target.Length: > 0 }));
        if (target is not null)
        {
            Assert.Contains(target, found.Select(insertion => insertion.Target));
        }
    }

    [Fact]
    public async Task Find_UploadedPicture_IsOfferedWithItsAddress()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var stored = await desk.Host.Services.GetRequiredService<MediaService>()
            .UploadAsync(desk.Actor(Role.Author), "two <b>letters.png", PictureFiles.Quarter(SKEncodedImageFormat.Png), Cancellation);
        using var author = await desk.SignInAsync(Role.Author);

        var picture = Assert.Single(await FindAsync(author, "picture", "letters", "guide/kk.md"));

        Assert.Equal((stored.Value.Name.Url, stored.Value.Name.Url, "two <b>letters.png"), (picture.Target, picture.Picture, picture.Title));
    }

    [Fact]
    public async Task Find_ByEachRole_IsForWhoMayReadDocuments()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        foreach (var role in Enum.GetValues<Role>())
        {
            using var person = await desk.SignInAsync(role);
            var mayRead = EditingPolicy.Allows(desk.Actor(role), Operation.Read, new ObjectFacts(DocumentKind.Page, [], []));

            var visit = await person.GetAsync("/editor/ru/insertions?kind=contact&path=guide/kk.md");

            Assert.Equal((role, mayRead ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (role, visit.Status));
            Assert.Equal("no-store", visit.Response.Headers.CacheControl!.ToString());
        }
    }

    [Theory]
    [InlineData("kind=nothing&path=guide/kk.md")]
    [InlineData("kind=link&path=../kk.md")]
    [InlineData("kind=link")]
    [InlineData("path=guide/kk.md")]
    [InlineData("")]
    public async Task Find_WhatThereIsNot_IsRefused(string query)
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        using var author = await desk.SignInAsync(Role.Author);

        Assert.Equal(HttpStatusCode.BadRequest, (await author.GetAsync("/editor/ru/insertions?" + query)).Status);
    }

    private static async Task<IReadOnlyList<Insertion>> FindAsync(Visitor visitor, string kind, string query, string path)
    {
        var visit = await visitor.GetAsync($"/editor/ru/insertions?kind={kind}&q={Uri.EscapeDataString(query)}&path={Uri.EscapeDataString(path)}");
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        return JsonSerializer.Deserialize<IReadOnlyList<Insertion>>(await visit.Response.Content.ReadAsStringAsync(Cancellation), Web)!;
    }
}
