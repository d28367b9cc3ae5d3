using CyberAware.Core.People.Storage;
using Microsoft.AspNetCore.Identity;

namespace CyberAware.Web.People;

/// <summary>
/// Verifies a password in the same time whether or not there is such an account, or such a password: where there is none,
/// against a hash that fits nothing.
/// </summary>
/// <remarks>
/// A verification costs a tenth of a second of a processor, so they wait for each other instead of for the threads that
/// readers of pages need. Strangers never stand before somebody on a device of his own.
/// </remarks>
public sealed class PasswordVerifier(IServiceScopeFactory scopes) : IDisposable
{
    /// <summary>Most strangers that wait for their turn: three seconds' worth. Who comes then is told to come again.</summary>
    public const int WaitingStrangers = 32;

    private readonly SemaphoreSlim strangers = new(1);
    private readonly SemaphoreSlim known = new(1);
    private int waiting;

    private readonly Lazy<string> dummy = new(() =>
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>().HashPassword(null!, Guid.NewGuid().ToString());
    });

    /// <summary>Makes the hash that fits nothing, which takes as long as a verification: when the form is asked for, so that its first answer is none the slower.</summary>
    public void Prepare() => _ = dummy.Value;

    /// <summary>A place among those who wait, given back when it is disposed; null when so many strangers wait that this one isn't looked at.</summary>
    /// <param name="isKnown">Whether the password comes from a session or a device of the account.</param>
    public Place? TryEnter(bool isKnown)
    {
        if (!isKnown && Interlocked.Increment(ref waiting) > WaitingStrangers + 1)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }

        return new Place(this, isKnown);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        strangers.Dispose();
        known.Dispose();
    }

    private async Task<bool> VerifyAsync(SemaphoreSlim turn, IPasswordHasher<Person> hasher, Person? person, string password, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var hash = person?.PasswordHash;
            var result = hasher.VerifyHashedPassword(person!, hash ?? dummy.Value, password);
            return hash is not null && result != PasswordVerificationResult.Failed;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A place among those whose passwords are verified one after the other.</summary>
    public sealed class Place(PasswordVerifier verifier, bool isKnown) : IDisposable
    {
        private bool isLeft;

        /// <summary>Whether the password is that of the person, when its turn has come.</summary>
        /// <param name="hasher">What hashes.</param>
        /// <param name="person">The person; null when there is no account.</param>
        /// <param name="password">What was typed.</param>
        /// <param name="cancellation">Stops waiting.</param>
        public Task<bool> VerifyAsync(IPasswordHasher<Person> hasher, Person? person, string password, CancellationToken cancellation) =>
            verifier.VerifyAsync(isKnown ? verifier.known : verifier.strangers, hasher, person, password, cancellation);

        /// <inheritdoc />
        public void Dispose()
        {
            if (!isKnown && !isLeft)
            {
                Interlocked.Decrement(ref verifier.waiting);
            }

            isLeft = true;
        }
    }
}
