using System.Net;
using CyberAware.Core;
using CyberAware.Core.Data;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using CyberAware.Web.Localization;
using CyberAware.Web.Pages.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Account;

/// <summary>Somebody gives himself another name and another language, without a script.</summary>
public sealed class ProfilePageTests(TestDatabases databases, SharedPortal portal) : IClassFixture<TestDatabases>
{
    private const string Profile = "/account/kk/profile";
    private const string Form = "main form";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Post_NameAndLanguage_AreShownAtOnce(DatabaseProvider provider)
    {
        await using var host = PortalHost.With(("ConnectionStrings:Portal", (await databases.StartedAsync(provider)).ConnectionString));
        var person = await host.AddPersonAsync("asel", Role.Author);
        using var visitor = await host.SignedInAsync(person, TimeSpan.FromMinutes(20));
        using var elsewhere = await host.SignedInAsync(person);
        Assert.Equal("/account/kk", (await visitor.GetAsync("/account")).Location);
        Assert.NotNull((await visitor.GetAsync("/account/kk")).Page.QuerySelector($"main a[href='{Profile}']"));

        var done = await visitor.FillAsync(Profile, Form, ("display-name", AccountPortal.HostileName), ("language", "ru"));

        Assert.Equal("/account/ru?done=profile", done.Location);
        var page = (await visitor.GetAsync(done.Location!)).Page;
        Assert.Equal("Имя и язык страниц сохранены.", page.QuerySelector(".account-done")!.TextContent.Trim());
        Assert.Equal(AccountPortal.HostileName, page.QuerySelector(".account-menu bdi")!.TextContent);
        Assert.Equal(AccountPortal.HostileName, page.QuerySelector(".account-facts bdi")!.TextContent);
        Assert.Equal(("/account/ru", "/editor/ru"), ((await visitor.GetAsync("/account")).Location, (await visitor.GetAsync("/editor")).Location));

        // No credential was touched, so nothing ends elsewhere.
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/account/kk")).Status);
        await using var context = host.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
        Assert.Equal("profile-changed", (await context.Audit.SingleAsync(Cancellation)).Action);
    }

    [Fact]
    public async Task Post_StaleForm_IsRefusedAndKeepsWhatWasTyped()
    {
        await using var host = new PortalHost();
        var person = await host.AddPersonAsync("asel", Role.Author);
        using var visitor = await host.SignedInAsync(person);
        using var second = await host.SignedInAsync(person);
        await second.GetAsync(Profile);
        Assert.Equal(HttpStatusCode.Found, (await visitor.FillAsync(Profile, Form, ("display-name", "Әсел Қ."))).Status);

        // Sent twice: what was refused must not become right by showing it again.
        for (var i = 0; i < 2; i++)
        {
            var stale = await second.SubmitAsync(Form, ("display-name", "Айгүл"), ("language", "ru"));
            Assert.Equal((HttpStatusCode.Conflict, "Айгүл"), (stale.Status, stale.Page.QuerySelector("#site-field-display-name")!.GetAttribute("value")));
            Assert.Contains("аккаунт өзгеріп кетті", stale.Errors, StringComparison.Ordinal);
            Assert.Equal("ru", stale.Page.QuerySelector("input[name=language][checked]")!.GetAttribute("value"));
        }

        await using var context = host.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
        var row = await context.Users.SingleAsync(Cancellation);
        Assert.Equal(("Әсел Қ.", Language.Kazakh), (row.DisplayName, row.Language));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Post_NameOfAColleague_IsRefusedHoweverItIsWritten(DatabaseProvider provider)
    {
        await using var host = PortalHost.With(("ConnectionStrings:Portal", (await databases.StartedAsync(provider)).ConnectionString));
        var colleague = await host.AddPersonAsync("aigerim", [new CyberAware.Core.People.RoleGrant(Role.Author, "")], "Айгерім Сәрсен");
        using var visitor = await host.SignedInAsync(await host.AddPersonAsync("asel", Role.Author));
        foreach (var name in new[] { "Айгерім Сәрсен", "айгерім  сәрсен", "АйгерiмСәрceн", "Айгерім-Сәрсен" })
        {
            var refused = await visitor.FillAsync(Profile, Form, ("display-name", name));
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.NotNull(refused.Page.QuerySelector(".form-errors a[href='#site-field-display-name']"));
            Assert.Contains("ұқсас", refused.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Found, (await visitor.FillAsync(Profile, Form, ("display-name", "Айгерім Сәрсенова"))).Status);
        Assert.Equal(HttpStatusCode.Found, (await visitor.FillAsync(Profile, Form, ("display-name", "Айгерім Сәрсенова "), ("language", "ru"))).Status); // one's own
        await using var context = host.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
        await context.Users.Where(person => person.Id == colleague.Id).ExecuteUpdateAsync(person => person.SetProperty(row => row.ClosedAt, DateTime.UtcNow), Cancellation);
        Assert.Equal(HttpStatusCode.Found, (await visitor.FillAsync(Profile, Form, ("display-name", "Айгерім Сәрсен"))).Status);
    }

    [Theory]
    [InlineData("ru", 1, "1 секунду")]
    [InlineData("ru", 62, "62 секунды")]
    [InlineData("ru", 90, "90 секунд")]
    [InlineData("ru", 91, "2 минуты")]
    [InlineData("ru", 900, "15 минут")]
    [InlineData("ru", 1241, "21 минуту")]
    [InlineData("kk", 59, "59 секундтан")]
    [InlineData("kk", 900, "15 минуттан")]
    public void WaitText_Time_IsToldInSecondsOrMinutes(string language, int seconds, string expected) =>
        Assert.Equal(expected, AccountPageModel.WaitText(portal.Host.Services.GetRequiredService<FeatureResources>(), Language.Find(language)!, TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("")]
    [InlineData("a\u202eb")]
    [InlineData("12345")]
    public async Task Post_BadName_IsExplainedAtTheField(string name)
    {
        await using var host = new PortalHost();
        using var visitor = await host.SignedInAsync(await host.AddPersonAsync("asel", Role.Author));
        var refused = await visitor.FillAsync(Profile, Form, ("display-name", name), ("language", "de"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("true", refused.Page.QuerySelector("#site-field-display-name")!.GetAttribute("aria-invalid"));
        Assert.NotNull(refused.Page.QuerySelector(".form-errors a[href='#site-field-display-name']"));
        Assert.Equal("asel", refused.Page.QuerySelector(".account-menu bdi")!.TextContent);
    }
}
