using System.Net;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Web.Tests.People;

/// <summary>Two instances of the portal on one PostgreSQL are one portal to those who sign in.</summary>
public sealed class TwoInstancesTests(TestDatabases databases) : IClassFixture<TestDatabases>, IAsyncLifetime
{
    private readonly KeyFiles files = new();
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow); // stands, so that no delay passes on a slow machine
    private PortalHost a = null!;
    private PortalHost b = null!;
    private HttpClient clientOfA = null!;
    private HttpClient clientOfB = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.PostgreSql);
        var certificate = files.Create();
        (string, string?)[] shared = [("ConnectionStrings:Portal", settings.ConnectionString), ("Portal:AllowUnprotectedKeys", "false"), ("Portal:KeyCertificatePath", certificate)];
        (a, b) = (Host(), Host());
        (clientOfA, clientOfB) = (a.RawClient(), b.RawClient());

        PortalHost Host() => PortalHost.With(shared).Replacing(services => services.AddSingleton<TimeProvider>(time));
    }

    public async ValueTask DisposeAsync()
    {
        await a.DisposeAsync();
        await b.DisposeAsync();
        files.Dispose();
    }

    [Fact]
    public async Task SignIn_OnA_CountsOnB()
    {
        var person = await a.AddPersonAsync("author", Role.Author);
        var atA = new Visitor(clientOfA);
        await atA.SignInAsync(person, a.CodeOf(person));
        var atB = atA.At(clientOfB);

        Assert.Contains("author", (await atB.OpenAsync("/editor/ru")).QuerySelector(".account-facts")!.TextContent, StringComparison.Ordinal);
        var stranger = await new Visitor(clientOfB).GetAsync("/editor/ru");
        Assert.Equal(HttpStatusCode.Redirect, stranger.Status);

        // Signed out at B, the cookie that somebody kept is worth nothing at A.
        var kept = atB.Copy(clientOfA);
        var signedOut = await atB.FillAsync("/account/ru/sign-out", "form[action$='/sign-out']");
        var late = await kept.GetAsync("/editor/ru");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (signedOut.Status, late.Status));
    }

    [Fact]
    public async Task SignIn_EachStepOnAnotherInstance_Works()
    {
        var person = await a.AddPersonAsync("author", Role.Author);
        var atA = new Visitor(clientOfA);
        var form = await atA.OpenAsync("/account/ru/sign-in");
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        // The form and its cookie come from A, the answer goes to B, the code to A again.
        var atB = atA.At(clientOfB);
        var password = await atB.PostAsync("/account/ru/sign-in", ("__RequestVerificationToken", token), ("user", person.UserName), ("password", person.Password));
        Assert.Equal("/account/ru/sign-in/code", password.Location);
        var code = await atA.FillAsync("/account/ru/sign-in/code", "form[action$='/sign-in/code']", ("code", a.CodeOf(person)));
        Assert.Equal(HttpStatusCode.Redirect, code.Status);
        await atB.OpenAsync("/editor/ru");

        var forged = await atB.PostAsync("/account/ru/sign-out", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status); // a token of before signing in
    }

    [Fact]
    public async Task Failures_OnBoth_CountTogether()
    {
        var person = await a.AddPersonAsync("author", Role.Author);
        var statuses = new List<HttpStatusCode>();
        for (var round = 0; round < 12 && !statuses.Contains(HttpStatusCode.TooManyRequests); round++)
        {
            var response = await new Visitor(round % 2 == 0 ? clientOfA : clientOfB).TryPasswordAsync(person.UserName, "wrong wrong wrong wrong");
            statuses.Add(response.Status);
        }

        // Alone neither has seen more failures than are free; the delay holds on the other one too, also for the right password.
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(DelayRule.AccountInNetwork.Free + 2, statuses.Count);
        var other = await new Visitor(statuses.Count % 2 == 0 ? clientOfA : clientOfB).TryPasswordAsync(person.UserName, person.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, other.Status);
    }

    [Fact]
    public async Task Invitation_UsedOnBothAtOnce_OpensTheAccountOnce()
    {
        await a.HasSchemaAsync();
        var made = await a.Services.GetRequiredService<PeopleService>().CreateAdministratorAsync("newcomer", null, Core.Language.Russian, TestContext.Current.CancellationToken);
        var visitors = new List<(Visitor Visitor, string Code)>();
        for (var i = 0; i < 6; i++)
        {
            var visitor = new Visitor(i % 2 == 0 ? clientOfA : clientOfB);
            var page = await visitor.OpenAsync($"/account/ru/invitation/{made.Link}");
            visitors.Add((visitor, OneTimeCode.For(page.QuerySelector(".account-secret code")!.TextContent.Replace(" ", "", StringComparison.Ordinal), time.GetUtcNow())));
        }

        var answers = await Task.WhenAll(visitors.Select(one => Task.Run(() => one.Visitor.SubmitAsync(
            "form:has([name=password])", ("password", TestPeople.Password), ("code", one.Code)))));

        // One has the account; the others are told that the link was used, and nothing failed.
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.NotFound));
        await using var context = a.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
        Assert.Equal(1, await context.Audit.CountAsync(row => row.Action == "link-used", TestContext.Current.CancellationToken));
        Assert.Equal(1, await context.UserTokens.CountAsync(row => row.LoginProvider == "session", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CloseAccount_OnA_EndsTheSessionOnBAtOnce()
    {
        var (admin, person) = (await a.AddPersonAsync("admin", Role.Administrator), await a.AddPersonAsync("author", Role.Author));
        var (administrator, author) = (new Visitor(clientOfA), new Visitor(clientOfB));
        await administrator.SignInAsync(admin, a.CodeOf(admin));
        await author.SignInAsync(person, a.CodeOf(person));
        await author.OpenAsync("/editor/ru");

        var closed = await administrator.FillAsync($"/account/ru/people/{person.Id}", "form[action$='handler=Close']");
        Assert.Equal(HttpStatusCode.Redirect, closed.Status);
        var after = await author.GetAsync("/editor/ru");
        Assert.StartsWith("/account/ru/sign-in", after.Location, StringComparison.Ordinal);
        Assert.DoesNotContain("portal", author.Cookies.Keys);
    }
}
