using System.Net;
using CyberAware.Core.Data;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.People;

/// <summary>Answers of passkeys that are right in themselves, and must not be taken all the same.</summary>
public sealed class PasskeyServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_RecordedAnswerSentAgain_IsRefused()
    {
        await using var host = Host(isUserVerified: true);
        await host.AddPersonAsync("author", Role.Author);
        using var visitor = await AskedAsync(host);
        var thieves = Enumerable.Range(0, 4).Select(_ => visitor.Copy(host.RawClient())).ToList();
        var form = visitor.Page!;
        var answers = await Task.WhenAll(thieves.Prepend(visitor).Select(one => Task.Run(() => AnswerAsync(one, form), Cancellation)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Found);
        Assert.Equal(4, answers.Count(answer => answer.Status == HttpStatusCode.BadRequest));
        Assert.Equal(HttpStatusCode.BadRequest, (await AnswerAsync(thieves[0], form)).Status); // and none was ever asked for
    }

    [Fact]
    public async Task SignIn_OwnerNotVerified_IsRefused()
    {
        await using var host = Host(isUserVerified: false);
        await host.AddPersonAsync("author", Role.Author);
        using var visitor = await AskedAsync(host);

        Assert.Equal(HttpStatusCode.BadRequest, (await AnswerAsync(visitor, visitor.Page!)).Status);
    }

    [Fact]
    public async Task SignIn_ClosedAccount_IsRefused()
    {
        await using var host = Host(isUserVerified: true);
        var person = await host.AddPersonAsync("author", Role.Author);
        await using (var context = host.Services.GetRequiredService<PortalDatabase>().CreateDbContext())
        {
            await context.Users.Where(row => row.Id == person.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.ClosedAt, DateTime.UnixEpoch), Cancellation);
        }

        using var visitor = await AskedAsync(host);
        Assert.Equal(HttpStatusCode.BadRequest, (await AnswerAsync(visitor, visitor.Page!)).Status);
    }

    private static PortalHost Host(bool isUserVerified) => new PortalHost().Replacing(services => services.AddScoped<IPasskeyHandler<Person>>(
        provider => new RightAnswer(provider.GetRequiredService<PortalDbContext>(), isUserVerified)));

    // A visitor who has been asked for a passkey; the page that he sees is the sign-in page.
    private static async Task<Visitor> AskedAsync(PortalHost host)
    {
        var visitor = new Visitor(host.RawClient());
        var page = await visitor.OpenAsync("/account/ru/sign-in");
        var form = page.QuerySelector("form[data-passkey]")!;
        var asked = await visitor.PostAsync(form.GetAttribute("data-options")!, Token(page));
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        await visitor.OpenAsync("/account/ru/sign-in");
        return visitor;
    }

    private static Task<Visit> AnswerAsync(Visitor visitor, AngleSharp.Html.Dom.IHtmlDocument page) =>
        visitor.PostAsync(page.QuerySelector("form[data-passkey]")!.GetAttribute("action")!, Token(page), ("credential", "{}"));

    private static (string Name, string Value) Token(AngleSharp.Html.Dom.IHtmlDocument page) =>
        ("__RequestVerificationToken", page.QuerySelector("form[data-passkey] [name=__RequestVerificationToken]")!.GetAttribute("value")!);

    /// <summary>Takes every answer for the right one of the only person there is, as the framework does with one that was recorded.</summary>
    private sealed class RightAnswer(PortalDbContext context, bool isUserVerified) : IPasskeyHandler<Person>
    {
        public Task<PasskeyRequestOptionsResult> MakeRequestOptionsAsync(Person? user, HttpContext httpContext) =>
            Task.FromResult(new PasskeyRequestOptionsResult { RequestOptionsJson = "{}", AssertionState = Guid.NewGuid().ToString() });

        public async Task<PasskeyAssertionResult<Person>> PerformAssertionAsync(PasskeyAssertionContext assertion) => PasskeyAssertionResult.Success(
            new UserPasskeyInfo([1], [2], DateTimeOffset.UnixEpoch, 0, null, isUserVerified, false, false, [3], [4]), await context.Users.SingleAsync(assertion.HttpContext.RequestAborted));

        public Task<PasskeyCreationOptionsResult> MakeCreationOptionsAsync(PasskeyUserEntity userEntity, HttpContext httpContext) => throw new NotSupportedException();

        public Task<PasskeyAttestationResult> PerformAttestationAsync(PasskeyAttestationContext attestation) => throw new NotSupportedException();
    }
}
