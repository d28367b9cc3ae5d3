using System.Globalization;
using System.Security.Cryptography;
using CyberAware.Core.Data;
using CyberAware.Core.People.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.People;

/// <summary>
/// What a password needs beside it: the secret of an authenticator app, and recovery codes for the day on which it is lost.
/// Both are protected by the portal's keys: a copy of the database alone opens no account.
/// </summary>
public sealed class SecondStep(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>Recovery codes that are made at once.</summary>
    public const int RecoveryCodes = 10;

    private const string Provider = "second-step";
    private const string Secret = "authenticator";
    private const string LastStep = "authenticator-step";
    private const string Codes = "recovery-codes";
    private const int CodeHalf = 5;

    // Without letters and digits that look alike; eight is left out to make 32 of them.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly IDataProtector protector = protection.CreateProtector("CyberAware.People.SecondStep");

    /// <summary>Sets the authenticator of a person, instead of the one before. Saved by the caller.</summary>
    /// <param name="context">The context that tracks the person.</param>
    /// <param name="person">The person.</param>
    /// <param name="secret">The secret in Base32.</param>
    /// <param name="usedStep">The step whose code showed that the app has it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task SetAuthenticatorAsync(PortalDbContext context, Person person, string secret, long usedStep, CancellationToken cancellation)
    {
        await WriteAsync(context, person, Secret, protector.Protect(secret), cancellation);
        await WriteAsync(context, person, LastStep, usedStep.ToString(CultureInfo.InvariantCulture), cancellation);
        person.TwoFactorEnabled = true;
    }

    /// <summary>Checks a code of the app and uses it up; saved at once.</summary>
    /// <returns>Whether it was right and new.</returns>
    public async Task<bool> UseCodeAsync(PortalDbContext context, Person person, string typed, CancellationToken cancellation)
    {
        var (secret, last) = (await ReadAsync(context, person, Secret, cancellation), await ReadAsync(context, person, LastStep, cancellation));
        if (secret?.Value is null || Unprotect(secret.Value) is not { } known)
        {
            return false;
        }

        var after = long.TryParse(last?.Value, CultureInfo.InvariantCulture, out var step) ? step : -1;
        if (OneTimeCode.Find(known, typed, time.GetUtcNow(), after) is not { } found)
        {
            return false;
        }

        await WriteAsync(context, person, LastStep, found.ToString(CultureInfo.InvariantCulture), cancellation);
        return await SaveAsync(context, person, cancellation);
    }

    /// <summary>Makes new recovery codes instead of those before. Saved by the caller.</summary>
    /// <returns>The codes; shown once.</returns>
    public async Task<IReadOnlyList<string>> CreateRecoveryCodesAsync(PortalDbContext context, Person person, CancellationToken cancellation)
    {
        var codes = Enumerable.Range(0, RecoveryCodes)
            .Select(_ => $"{RandomNumberGenerator.GetString(Alphabet, CodeHalf)}-{RandomNumberGenerator.GetString(Alphabet, CodeHalf)}").ToList();
        await WriteAsync(context, person, Codes, protector.Protect(string.Join(' ', codes)), cancellation);
        return codes;
    }

    /// <summary>Checks a recovery code and uses it up; saved at once.</summary>
    public async Task<bool> UseRecoveryCodeAsync(PortalDbContext context, Person person, string typed, CancellationToken cancellation)
    {
        var codes = await ReadRecoveryCodesAsync(context, person, cancellation);
        var plain = Plain(typed);
        var left = codes.Where(code => Plain(code) != plain).ToList();
        if (left.Count == codes.Count)
        {
            return false;
        }

        await WriteAsync(context, person, Codes, protector.Protect(string.Join(' ', left)), cancellation);
        return await SaveAsync(context, person, cancellation);
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CountRecoveryCodesAsync(PortalDbContext context, Person person, CancellationToken cancellation) =>
        (await ReadRecoveryCodesAsync(context, person, cancellation)).Count;

    /// <summary>Forgets authenticator and recovery codes. Saved by the caller.</summary>
    public static async Task ClearAsync(PortalDbContext context, Person person, CancellationToken cancellation)
    {
        context.UserTokens.RemoveRange(await context.UserTokens
            .Where(token => token.UserId == person.Id && token.LoginProvider == Provider).ToListAsync(cancellation));
        person.TwoFactorEnabled = false;
    }

    private static string Plain(string code) => string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Task<IdentityUserToken<Guid>?> ReadAsync(PortalDbContext context, Person person, string name, CancellationToken cancellation) =>
        context.UserTokens.SingleOrDefaultAsync(token => token.UserId == person.Id && token.LoginProvider == Provider && token.Name == name, cancellation);

    private static async Task WriteAsync(PortalDbContext context, Person person, string name, string value, CancellationToken cancellation)
    {
        var row = await ReadAsync(context, person, name, cancellation)
            ?? context.UserTokens.Add(new IdentityUserToken<Guid> { UserId = person.Id, LoginProvider = Provider, Name = name }).Entity;
        row.Value = value;
    }

    // The person's row changes with it, so that of two who use the same code at once one fails.
    private static async Task<bool> SaveAsync(PortalDbContext context, Person person, CancellationToken cancellation)
    {
        person.ConcurrencyStamp = Guid.NewGuid().ToString();
        try
        {
            await context.SaveChangesAsync(cancellation);
            return true;
        }
        catch (Exception e) when (DatabaseFailure.IsConflict(e))
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> ReadRecoveryCodesAsync(PortalDbContext context, Person person, CancellationToken cancellation) =>
        await ReadAsync(context, person, Codes, cancellation) is { Value: { } value } && Unprotect(value) is { } codes
            ? codes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [];

    // The keys may be gone, as after the loss of their certificate; the person needs a new link then.
    private string? Unprotect(string value)
    {
        try
        {
            return protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
