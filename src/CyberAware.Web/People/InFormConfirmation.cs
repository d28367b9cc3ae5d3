using CyberAware.Core.People;

namespace CyberAware.Web.People;

/// <summary>Takes a credential again together with another form, so that whoever is in a hurry leaves neither the form nor what he typed.</summary>
public sealed class InFormConfirmation(SignInService signIn, PasskeyService passkeys, AccountService account, TimeProvider time)
{
    public const string PasswordField = "password";
    public const string CodeField = "code";
    public const string CredentialField = "credential";

    // Whoever begins to fill in a form shortly before the time is over would be asked at its end.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    private bool isTaken;

    /// <summary>By what the person can confirm; null while the last credential counts long enough.</summary>
    public async Task<Credentials?> AskedOfAsync(HttpContext http) =>
        isTaken || SignedInPerson.For(http) is not { } signedIn || Sessions.IsFresh(SignInCookie.ShownAtOf(http.User), time.GetUtcNow() + Ahead) ? null
        : await account.CredentialsOfAsync(signedIn.Person, http.RequestAborted);

    /// <summary>Looks at the credential that came with a form; for the rest of the request the person has shown it just now.</summary>
    /// <returns>Null when none came, or none is needed.</returns>
    public async Task<SignInResult?> TakeAsync(HttpContext http, string password, string code, string credential)
    {
        var signedIn = SignedInPerson.For(http)!;
        if (signedIn.Actor.IsFresh || (password.Length == 0 && code.Length == 0 && credential.Length == 0))
        {
            return null;
        }

        var result = credential.Length > 0 ? await TakePasskeyAsync(http, signedIn, credential) : await signIn.TryConfirmAsync(http, signedIn, password, code);
        if (result.Outcome == SignInOutcome.Done)
        {
            var actor = signedIn.Actor with { IsFresh = true };
            http.Features.Set(signedIn with { Actor = actor });
            http.Features.Set(actor);
            isTaken = true;
        }

        return result;
    }

    private async Task<SignInResult> TakePasskeyAsync(HttpContext http, SignedInPerson signedIn, string credential)
    {
        if (await passkeys.VerifyAsync(http, credential) is not { } found || found.Person.Id != signedIn.Person.Id)
        {
            await signIn.FailPasskeyAsync(http);
            return new SignInResult(SignInOutcome.Wrong);
        }

        await signIn.ConfirmAsync(http, signedIn, found.Person);
        return new SignInResult(SignInOutcome.Done);
    }
}
