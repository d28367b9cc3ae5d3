using System.Net;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using CyberAware.Web.Security;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Web.Tests.Pages.Account;

/// <summary>Signing in by password and code, without a script, and what strangers learn and do on the way.</summary>
public sealed class SignInTests(TestDatabases databases) : IClassFixture<TestDatabases>, IAsyncLifetime
{
    private const string SignIn = "/account/kk/sign-in";

    private readonly CountingHasher hasher = new();
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    private PortalHost? host;

    // Its clock stands, so that delays are exact.
    private PortalHost Host => host ??= new PortalHost().Replacing(services => services
        .AddSingleton<IPasswordHasher<Person>>(hasher).AddSingleton<TimeProvider>(clock));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task SignIn_PasswordAndCode_LeadsWhereOneWantedAndIsAudited(DatabaseProvider provider)
    {
        host = PortalHost.With(("ConnectionStrings:Portal", (await databases.StartedAsync(provider)).ConnectionString));
        var person = await Host.AddPersonAsync("aigerim", [new RoleGrant(Role.Administrator, "")]);
        using var visitor = new Visitor(Host.RawClient());
        var closed = await visitor.GetAsync("/account/kk/people");
        Assert.Equal((HttpStatusCode.Found, SignIn + "?returnUrl=%2Faccount%2Fkk%2Fpeople"), (closed.Status, closed.Location));

        var first = await visitor.FillAsync(closed.Location!, "form[novalidate]", ("user", " Aigerim "), ("password", person.Password));
        Assert.Equal("/account/kk/sign-in/code", first.Location);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/account/kk/people")).Status);

        var second = await visitor.FillAsync(first.Location!, "form", ("code", Host.CodeOf(person)));
        Assert.Equal("/account/kk/people", second.Location);
        Assert.Equal((HttpStatusCode.OK, "Адамдар мен рөлдер"), ((await visitor.GetAsync(second.Location!)) is var page ? (page.Status, page.Title) : default));
        Assert.Equal(["signed-in"], await ActionsAsync());

        // The code is used up, also for another browser with the right password.
        using var thief = new Visitor(Host.RawClient());
        await thief.FillAsync(SignIn, "form[novalidate]", ("user", "aigerim"), ("password", person.Password));
        var again = await thief.FillAsync("/account/kk/sign-in/code", "form", ("code", Host.CodeOf(person)));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(["signed-in", "sign-in-failed"], await ActionsAsync());
    }

    [Fact]
    public async Task SignIn_Cookie_IsForThisHostAndThisSessionAlone()
    {
        var person = await Host.AddPersonAsync("cookie", []);
        using var visitor = new Visitor(Host.RawClient());
        await visitor.FillAsync(SignIn, "form[novalidate]", ("user", person.UserName), ("password", person.Password));
        var done = await visitor.FillAsync("/account/kk/sign-in/code", "form", ("code", Host.CodeOf(person)));
        var cookie = Assert.Single(done.Response.Headers.GetValues("Set-Cookie"), value => value.StartsWith("portal=", StringComparison.Ordinal));

        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);

        // Signing out ends it also for who kept the cookie.
        using var copy = visitor.Copy(Host.RawClient());
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/account/kk")).Status);
        Assert.Equal(SignIn, (await visitor.FillAsync("/account/kk/sign-out", "form")).Location);
        Assert.Equal(HttpStatusCode.Found, (await copy.GetAsync("/account/kk")).Status);
    }

    /// <summary>Nobody learns who works on the portal: the same answer after the same work.</summary>
    [Fact]
    public async Task SignIn_UnknownClosedOrWithoutPassword_IsAnsweredAsAWrongPasswordIs()
    {
        await Host.AddPersonAsync("known", []);
        var closed = await Host.AddPersonAsync("closed", []);
        var passkeys = await Host.AddPersonAsync("passkeys", []);
        var half = await Host.AddPersonAsync("half", []);
        await ChangeAsync(closed, person => person.ClosedAt = DateTime.UtcNow);
        await ChangeAsync(passkeys, person => person.PasswordHash = null);
        await ChangeAsync(half, person => person.TwoFactorEnabled = false);
        var answers = new List<(HttpStatusCode Status, string Text, int Work)>();
        foreach (var (name, password) in new[] { ("nobody", "x"), ("known", "wrong"), ("closed", TestPeople.Password), ("passkeys", TestPeople.Password), ("half", TestPeople.Password) })
        {
            using var visitor = new Visitor(Host.RawClient());
            await visitor.GetAsync(SignIn);
            var before = hasher.Verified;
            var visit = await visitor.SubmitAsync("form[novalidate]", ("user", name), ("password", password));
            answers.Add((visit.Status, visit.Errors, hasher.Verified - before));
            Assert.Equal(name, visit.Page.QuerySelector("input[name=user]")!.GetAttribute("value"));
            Assert.Null(visit.Page.QuerySelector("input[name=password]")!.GetAttribute("value"));
            Assert.DoesNotContain(visitor.Cookies.Keys, cookie => cookie.Contains("step", StringComparison.Ordinal));
        }

        Assert.Equal((HttpStatusCode.BadRequest, "Логин немесе құпия сөз қате. Тексеріп, қайта жазыңыз.", 1), Assert.Single(answers.Distinct()));
        Assert.Equal(5, (await ActionsAsync()).Count(action => action == "sign-in-failed"));
        await using var context = Host.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
        Assert.DoesNotContain(await context.Audit.Select(row => row.Subject).ToListAsync(Cancellation), subject => subject == "nobody");
    }

    [Fact]
    public async Task SignIn_ManyFailures_SlowsStrangersDownAndNotTheOwner()
    {
        var person = await Host.AddPersonAsync("owner", []);
        using var owner = new Visitor(Host.RawClient());
        await owner.FillAsync(SignIn, "form[novalidate]", ("user", "owner"), ("password", person.Password));
        await owner.FillAsync("/account/kk/sign-in/code", "form", ("code", Host.CodeOf(person)));
        await owner.FillAsync("/account/kk/sign-out", "form");

        using var stranger = new Visitor(Host.RawClient());
        Visit last;
        var tries = 0;
        do
        {
            last = await stranger.FillAsync(SignIn, "form[novalidate]", ("user", "owner"), ("password", "wrong"));
        }
        while (last.Status == HttpStatusCode.BadRequest && ++tries < 20);

        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        Assert.Equal(DelayRule.AccountInNetwork.Free + 1, tries);
        Assert.InRange(int.Parse(last.Response.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Contains("кіру кілті", last.Errors, StringComparison.OrdinalIgnoreCase);

        // The right password is not even looked at on a device that nobody knows, but at once on the owner's.
        var right = await stranger.FillAsync(SignIn, "form[novalidate]", ("user", "owner"), ("password", person.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, right.Status);
        var known = await owner.FillAsync(SignIn, "form[novalidate]", ("user", "owner"), ("password", person.Password));
        Assert.Equal("/account/kk/sign-in/code", known.Location);
        Assert.Equal(HttpStatusCode.Found, (await owner.FillAsync(known.Location!, "form", ("code", Host.CodeOf(person, later: 1)))).Status);

        await owner.FillAsync("/account/kk/sign-out", "form");

        // A device that knows one account is a stranger to another one.
        await Host.AddPersonAsync("another", []);
        Visit other;
        do
        {
            other = await owner.FillAsync(SignIn, "form[novalidate]", ("user", "another"), ("password", "wrong"));
        }
        while (other.Status == HttpStatusCode.BadRequest && ++tries < 20);

        Assert.Equal((HttpStatusCode.TooManyRequests, 2 * (DelayRule.AccountInNetwork.Free + 1)), (other.Status, tries));
    }

    [Fact]
    public async Task SignIn_WrongCodes_AreSlowedDownOnAnUnknownDevice()
    {
        var person = await Host.AddPersonAsync("coded", []);
        using var visitor = new Visitor(Host.RawClient());
        await visitor.FillAsync(SignIn, "form[novalidate]", ("user", "coded"), ("password", person.Password));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            statuses.Add((await visitor.FillAsync("/account/kk/sign-in/code", "form", ("code", "000000"))).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    /// <summary>A shared computer is a known device too, and who sits there may have watched the password.</summary>
    [Fact]
    public async Task SignIn_WrongCodesOnAKnownDevice_AreSlowedDownAsWell()
    {
        var person = await Host.AddPersonAsync("shared", []);
        using var visitor = new Visitor(Host.RawClient());
        await visitor.FillAsync(SignIn, "form[novalidate]", ("user", "shared"), ("password", person.Password));
        await visitor.FillAsync("/account/kk/sign-in/code", "form", ("code", Host.CodeOf(person)));
        await visitor.FillAsync("/account/kk/sign-out", "form");
        await visitor.FillAsync(SignIn, "form[novalidate]", ("user", "shared"), ("password", person.Password));
        var seconds = 0;
        for (var i = 0; i < 40 && seconds < 60; i++)
        {
            var visit = await visitor.FillAsync("/account/kk/sign-in/code", "form", ("code", "000000"));
            seconds = visit.Status == HttpStatusCode.TooManyRequests ? int.Parse(visit.Response.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture) : 0;
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        Assert.InRange(seconds, 60, 900);
    }

    /// <summary>A stranger needs no account for it, so nothing of it may be kept.</summary>
    [Fact]
    public async Task SignIn_ManyBrokenPasskeys_LeaveNothingBehind()
    {
        using var visitor = new Visitor(Host.RawClient());
        await visitor.GetAsync(SignIn);
        var form = visitor.Page!.QuerySelector("form[data-passkey]")!;
        var token = ("__RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        for (var i = 0; i < 50; i++)
        {
            await visitor.PostAsync(form.GetAttribute("data-options")!, token);
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(form.GetAttribute("action")!, token, ("credential", "{}"))).Status);
        }

        await using var context = Host.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
        Assert.Single(await context.SignInDelays.ToListAsync(Cancellation));
        Assert.Equal(StrangerRows.PerMinute, (await ActionsAsync()).Count);
    }

    /// <summary>What colleagues may send, strangers may not: it would all lie in memory.</summary>
    [Fact]
    public async Task SignIn_HugeForm_IsNotTaken()
    {
        // Only a real server knows such a limit.
        using var visitor = new Visitor(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Host.Listen() });
        await Host.HasSchemaAsync();
        var visit = await visitor.FillAsync(SignIn, "form[novalidate]", ("user", "a"), ("password", new string('x', RequestLimits.LongFormBytes)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, visit.Status);
    }

    [Fact]
    public async Task SignIn_RecoveryCode_OpensOnce()
    {
        var person = await Host.AddPersonAsync("lost", []);
        foreach (var expected in new[] { HttpStatusCode.Found, HttpStatusCode.BadRequest })
        {
            using var visitor = new Visitor(Host.RawClient());
            await visitor.FillAsync("/account/ru/sign-in", "form[novalidate]", ("user", "lost"), ("password", person.Password));
            Assert.Equal(expected, (await visitor.FillAsync("/account/ru/sign-in/recovery-code", "form", ("code", person.RecoveryCodes[2]))).Status);
        }
    }

    [Theory]
    [InlineData("/account/kk/sign-in/code")]
    [InlineData("/account/ru/sign-in/recovery-code")]
    public async Task SecondStep_WithoutTheFirst_BeginsAnew(string url)
    {
        using var visitor = new Visitor(Host.RawClient());
        await visitor.GetAsync(SignIn);
        var token = visitor.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.EndsWith("/sign-in", (await visitor.GetAsync(url)).Location, StringComparison.Ordinal);
        Assert.EndsWith("/sign-in", (await visitor.PostAsync(url, ("__RequestVerificationToken", token), ("code", "123456"))).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example/account/kk")]
    [InlineData("/account//evil.example")]
    [InlineData("/account/kk/../../kk")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/kk")]
    public async Task SignIn_ForeignReturnAddress_LeadsToTheAccount(string address)
    {
        var person = await Host.AddPersonAsync("redirect", []);
        using var visitor = new Visitor(Host.RawClient());
        await visitor.FillAsync($"{SignIn}?returnUrl={Uri.EscapeDataString(address)}", "form[novalidate]", ("user", "redirect"), ("password", person.Password));
        var done = await visitor.FillAsync("/account/kk/sign-in/code", "form", ("code", Host.CodeOf(person)));

        Assert.Equal("/account/kk", done.Location);
    }

    [Fact]
    public async Task SignIn_MissingFields_AreNamedAndNothingIsCounted()
    {
        using var visitor = new Visitor(Host.RawClient());
        var visit = await visitor.FillAsync("/account/ru/sign-in", "form[novalidate]", ("user", ""), ("password", ""));

        Assert.Equal((HttpStatusCode.BadRequest, "Введите логин.\nВведите пароль."), (visit.Status, visit.Errors));
        Assert.Equal(0, hasher.Verified);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"id\":5}")]
    [InlineData("{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AA\",\"signature\":\"AA\"},\"clientExtensionResults\":{}}")]
    [InlineData("{{{")]
    public async Task SignIn_BrokenPasskey_IsRefusedAndNoFailure(string credential)
    {
        using var visitor = new Visitor(Host.RawClient());
        await visitor.GetAsync(SignIn);
        var options = await visitor.SubmitAsync("form[data-passkey]");
        Assert.Equal(HttpStatusCode.BadRequest, options.Status);
        await visitor.GetAsync(SignIn);
        var form = visitor.Page!.QuerySelector("form[data-passkey]")!;
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var asked = await visitor.PostAsync(form.GetAttribute("data-options")!, ("__RequestVerificationToken", token));
        var json = asked.Page.Body!.TextContent;
        Assert.Contains("\"userVerification\":\"required\"", json, StringComparison.Ordinal);
        Assert.Contains("\"rpId\":\"localhost\"", json, StringComparison.Ordinal);

        var visit = await visitor.PostAsync(form.GetAttribute("action")!, ("__RequestVerificationToken", token), ("credential", credential));
        Assert.Equal(HttpStatusCode.BadRequest, visit.Status);
    }

    private async Task ChangeAsync(TestPerson person, Action<Person> change)
    {
        await using var context = Host.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
        change(await context.Users.SingleAsync(row => row.Id == person.Id, Cancellation));
        await context.SaveChangesAsync(Cancellation);
    }

    private async Task<IReadOnlyList<string>> ActionsAsync()
    {
        await using var context = Host.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
        return await context.Audit.OrderBy(row => row.Number).Select(row => row.Action).ToListAsync(Cancellation);
    }

    /// <summary>Counts the work of passwords.</summary>
    private sealed class CountingHasher : IPasswordHasher<Person>
    {
        private readonly PasswordHasher<Person> inner = new();

        public int Verified { get; private set; }

        public string HashPassword(Person user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
