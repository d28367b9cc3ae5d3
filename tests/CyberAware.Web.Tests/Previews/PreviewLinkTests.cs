using System.Net;
using CyberAware.Core;
using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Tests.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Previews;

/// <summary>Links that show an edition to people without an account: made, opened and ended by the screens.</summary>
public sealed class PreviewLinkTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Link_FromMakingToEnding_WorksWithoutScript(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var portal = await new PreviewPortal(("ConnectionStrings:Portal", settings.ConnectionString)).OpenAsync();
        var edition = await portal.GuideDraftAsync();
        using var author = await portal.AuthorAsync();
        var screen = EditorPaths.Previews(Language.Russian, edition.Id);
        var made = await author.FillAsync(screen, "form[action$=Create]");

        Assert.Equal((HttpStatusCode.OK, "no-store"), (made.Status, made.Response.Header("Cache-Control")));
        Assert.Contains(PreviewPortal.Title, made.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(made.Page.QuerySelector("img[src=x]"));
        var urls = made.Page.QuerySelectorAll(".account-secret code").Select(code => code.TextContent[PortalHost.PublicOrigin.Length..]).ToList();
        Assert.Equal(["/kk/guide/updates", "/ru/guide/updates"], urls.Select(url => url[(EditorPaths.PreviewLinkRoot.Length + 44)..]));
        using var stranger = new Visitor(portal.Host.RawClient());
        foreach (var url in urls)
        {
            var shown = await stranger.OpenAsync(url);
            Assert.Contains(PreviewPortal.Draft, shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            var bar = shown.QuerySelector(".preview-bar")!;
            Assert.Equal(shown.DocumentElement.GetAttribute("lang"), bar.GetAttribute("lang"));
            Assert.DoesNotContain(PreviewPortal.Title, shown.DocumentElement.TextContent, StringComparison.Ordinal);
            Assert.Empty(bar.QuerySelectorAll($"a[href*='{edition.Id}']"));
        }

        // A link through the page stays within the link.
        Assert.StartsWith(urls[0][..(EditorPaths.PreviewLinkRoot.Length + 44)], stranger.Page!.QuerySelector("header.site-header a.site-name")!.GetAttribute("href"), StringComparison.Ordinal);

        // The token is shown once.
        Assert.DoesNotContain(urls[0].Split('/')[3], (await author.GetAsync(screen)).Source, StringComparison.Ordinal);
        Assert.Equal(screen + "?done=revoked", (await author.SubmitAsync("form[action$=Revoke]")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(urls[0])).Status);
        Assert.Null((await author.OpenAsync(screen)).QuerySelector("form[action$=Revoke]"));

        // A version that is no longer the newest makes no link to texts that its maker has not seen.
        await author.OpenAsync(screen);
        await portal.SaveAsync(edition.Id, "guide/updates/kk.md", text => text + "\nЖаңа.\n");
        Assert.Equal(HttpStatusCode.Conflict, (await author.SubmitAsync("form[action$=Create]")).Status);
    }

    [Fact]
    public async Task Get_LinkToAnEditionWithErrorsAgainAndAgain_CompilesItOnce()
    {
        await using var portal = new PreviewPortal();
        var compiled = 0;
        portal.Host.Replacing(services =>
        {
            var check = services.Last(service => service.ServiceType == typeof(ContentCheck));
            services.AddSingleton<ContentCheck>(provider =>
            {
                var own = (ContentCheck)check.ImplementationFactory!(provider);
                return files =>
                {
                    Interlocked.Increment(ref compiled);
                    return own(files);
                };
            });
        });
        await portal.OpenAsync();
        var edition = await portal.DraftAsync(text => text + "\n[](contact:no-such-contact)\n", "guide/updates/kk.md", "guide/updates/ru.md");
        var token = await portal.TokenAsync(edition);
        using var client = portal.Host.RawClient();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync(EditorPaths.PreviewLink(token, "kk/guide/updates"), Cancellation)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(1, compiled);

        // Whoever writes it sees at once what helps.
        using var author = await portal.AuthorAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.GetAsync(PreviewPortal.Preview(edition, "kk/guide/updates"))).Status);
        Assert.Equal(2, compiled);
    }

    [Fact]
    public async Task Get_UnknownAndEndedLinks_AnswerAlike()
    {
        await using var portal = await new PreviewPortal().OpenAsync();
        var edition = await portal.GuideDraftAsync();
        var token = await portal.TokenAsync(edition);
        using var client = portal.Host.RawClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(EditorPaths.PreviewLink(token, "kk/guide/updates"), Cancellation)).StatusCode);
        await portal.SaveAsync(edition.Id, "guide/updates/kk.md", text => text + "\nЖаңа.\n");

        var answers = new List<string>();
        foreach (var one in new[] { token, token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), new string('x', 43), "%22%3E%3Cscript%3E", new string('y', 3000) })
        {
            using var response = await client.GetAsync($"{EditorPaths.PreviewLinkRoot}/{one}/kk/guide/updates", Cancellation);
            Assert.Equal((HttpStatusCode.NotFound, "no-store", "noindex, nofollow"), (response.StatusCode, response.Header("Cache-Control"), response.Header("X-Robots-Tag")));
            answers.Add(await response.Content.ReadAsStringAsync(Cancellation));
        }

        // Whoever was sent the link learns that it has ended, and whom to ask, in both languages.
        var said = Assert.Single(answers.Distinct());
        var texts = portal.Host.Services.GetRequiredService<FeatureResources>();
        Assert.All(Language.All, language => Assert.Contains(texts.In(language, "Errors", "PreviewLink.Text"), WebUtility.HtmlDecode(said), StringComparison.Ordinal));
    }

    // The program itself, whose console is the log.
    [Fact]
    public async Task Token_WhateverIsDoneWithIt_StandsInNoLogAndNoAudit()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        var database = TestDatabases.Open(settings);
        await using var portal = new PortalProcess(settings.ConnectionString, ("Serilog__MinimumLevel__Default", "Information"));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = portal.Address };
        portal.Start();
        await portal.AnswersAsync(client);
        var author = new Actor(Guid.NewGuid(), "author", [new RoleGrant(Role.Author, "")], IsFresh: true, "");
        await using var context = database.CreateDbContext();
        await PublicationPortal.UntilAsync(() => context.Generations.AnyAsync(Cancellation));
        var editions = new EditionService(database, TimeProvider.System);
        var begun = (await editions.BeginAsync(author, "Change", ["guide/updates/kk.md"], Cancellation)).Value;
        var text = (await editions.ReadTextAsync(author, begun.Id, "guide/updates/kk.md", Cancellation)).Value;
        await editions.SaveAsync(author, new TextChange(begun.Id, text.Path, text.Version, text.Text + "\nЖаңа.\n"), Cancellation);
        var edition = (await editions.FindAsync(author, begun.Id, Cancellation)).Value;
        var token = (await new PreviewLinkService(database, TimeProvider.System).CreateAsync(author, edition.Id, edition.Version, Cancellation)).Value.Token;

        // Until the portal has read the database for the first time, whoever needs it is told to come again.
        await PublicationPortal.UntilAsync(async () =>
        {
            using var ready = await client.GetAsync(EditorPaths.PreviewLink(token, "ru/guide"), Cancellation);
            return ready.StatusCode == HttpStatusCode.OK;
        });
        foreach (var address in new[] { "kk/nothing", "", "ru/guide", "kk/guide/updates" })
        {
            using var forged = await client.SendAsync(HttpMethod.Post, EditorPaths.PreviewLink(token, address), ("Sec-Fetch-Site", "cross-site"));
            Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
            using var posted = await client.SendAsync(HttpMethod.Post, EditorPaths.PreviewLink(token, address), ("Sec-Fetch-Site", "same-origin"));
            Assert.InRange((int)posted.StatusCode, 400, 499);
            using var got = await client.GetAsync(EditorPaths.PreviewLink(token, address), Cancellation);
            Assert.True(address is "kk/nothing" or "" || got.StatusCode == HttpStatusCode.OK, $"{address}: {got.StatusCode}");
        }

        await portal.WroteAsync(EditorPaths.PreviewLinkRoot);
        Assert.Contains(portal.Output, line => line.Contains("/editor/preview/{token}", StringComparison.Ordinal) && line.Contains(" 200 ", StringComparison.Ordinal));
        Assert.All(portal.Output, line => Assert.DoesNotContain(token, line, StringComparison.Ordinal));
        var rows = await context.Audit.ToListAsync(Cancellation);
        Assert.Contains(rows, row => row.Subject == EditorPaths.PreviewLinkRoot);
        Assert.All(rows, row => Assert.DoesNotContain(token, row.Subject + row.Details, StringComparison.Ordinal));
        Assert.All(await context.PreviewLinks.ToListAsync(Cancellation), row => Assert.DoesNotContain(token, row.TokenHash, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_WithALink_CountsNothing()
    {
        await using var portal = await new PreviewPortal().OpenAsync();
        var edition = await portal.GuideDraftAsync();
        var token = await portal.TokenAsync(edition);
        using var client = portal.Host.RawClient();
        foreach (var address in new[] { "kk/quizzes/passwords?q-new-library=words", "kk/quizzes/passwords/finish?a=x-a", "kk/search?q=zzzqqq" })
        {
            using var response = await client.GetAsync($"{EditorPaths.PreviewLinkRoot}/{token}/{address}", Cancellation);
        }

        await using var context = portal.Service<PortalDatabase>().CreateDbContext();
        Assert.Equal(0, await context.QuizAttempts.CountAsync(Cancellation));
        Assert.Equal(0, await context.ZeroResultQueries.CountAsync(Cancellation));
        Assert.DoesNotContain(await context.Audit.Select(row => row.Action).ToListAsync(Cancellation), action => action.Contains("opened", StringComparison.Ordinal));
    }
}
