using System.Text.Json;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.People;

/// <summary>
/// Passkeys (WebAuthn): what the browser is asked for, and whether its answer is right. The authenticator must have verified
/// its owner, so that a found telephone opens nothing.
/// </summary>
public sealed class PasskeyService(
    PortalDbContext context, UserManager<Person> users, IPasskeyHandler<Person> handler, StepCookie steps, SignInDelays delays)
{
    /// <summary>Most passkeys of a person.</summary>
    public const int MaxPasskeys = 20;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    public static void Configure(IdentityPasskeyOptions options, string publicOrigin)
    {
        options.ServerDomain = new Uri(publicOrigin).Host;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.AuthenticatorTimeout = Timeout;
        options.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && origin.Origin == publicOrigin);
    }

    /// <summary>What the browser is told for signing in or confirming; keeps in a cookie what its answer must fit.</summary>
    public async Task<string> CreateRequestAsync(HttpContext http, string? returnUrl)
    {
        var options = await handler.MakeRequestOptionsAsync(null!, http);
        steps.Write(http, new SignInStep(SignInStep.PasskeyRequest, null, null, returnUrl, options.AssertionState));
        return options.RequestOptionsJson;
    }

    /// <summary>What the browser is told for making a passkey.</summary>
    public async Task<string> CreateCreationAsync(HttpContext http, Person person)
    {
        var options = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = person.Id.ToString(), Name = person.UserName!, DisplayName = person.DisplayName }, http);
        steps.Write(http, new SignInStep(SignInStep.PasskeyCreation, person.Id, person.SecurityStamp, null, options.AttestationState));
        return options.CreationOptionsJson;
    }

    /// <summary>The person whose passkey answered; null when the answer is wrong, used before, or the account closed.</summary>
    public async Task<(Person Person, string? ReturnUrl)?> VerifyAsync(HttpContext http, string credential)
    {
        var step = steps.Read(http, SignInStep.PasskeyRequest);
        steps.Delete(http, SignInStep.PasskeyRequest);
        if (step?.State is null || !IsObject(credential))
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { CredentialJson = credential, AssertionState = step.State, HttpContext = http });
        if (!result.Succeeded || result.User.ClosedAt is not null || !result.Passkey.IsUserVerified

            // Only right answers are noted: strangers send as many wrong ones as they like.
            || !await delays.UseOnceAsync(step.State, http.RequestAborted))
        {
            return null;
        }

        // The authenticator's counter moves on.
        await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        return (result.User, step.ReturnUrl);
    }

    /// <summary>The passkey that the browser made for a person; null when the answer is wrong.</summary>
    public async Task<UserPasskeyInfo?> ReadCreatedAsync(HttpContext http, Person person, string credential)
    {
        var step = steps.Read(http, SignInStep.PasskeyCreation);
        steps.Delete(http, SignInStep.PasskeyCreation);
        if (step?.State is null || step.PersonId != person.Id || step.Stamp != person.SecurityStamp || !IsObject(credential)
            || await context.UserPasskeys.CountAsync(passkey => passkey.UserId == person.Id, http.RequestAborted) >= MaxPasskeys)
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { CredentialJson = credential, AttestationState = step.State, HttpContext = http });
        return result.Succeeded && result.Passkey.IsUserVerified && result.UserEntity.Id == person.Id.ToString()
            && await delays.UseOnceAsync(step.State, http.RequestAborted)
            ? result.Passkey
            : null;
    }

    // The framework takes broken JSON for a failure of its own.
    private static bool IsObject(string credential)
    {
        try
        {
            using var json = JsonDocument.Parse(credential);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
