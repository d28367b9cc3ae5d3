using CyberAware.Core;
using CyberAware.Core.People.Storage;
using CyberAware.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.People;

/// <summary>A crowd that guesses passwords takes the readers of pages no threads, and colleagues no time.</summary>
public sealed class PasswordVerifierTests
{
    private static readonly Person Owner = new()
    {
        DisplayName = "Owner",
        Language = Language.Kazakh,
        CreatedAt = DateTime.UnixEpoch,
        PasswordHash = "right",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_ManyStrangersAtOnce_OneIsLookedAtAndSomeWait()
    {
        var hasher = new SlowHasher();
        await using var services = new ServiceCollection().AddSingleton<IPasswordHasher<Person>>(hasher).BuildServiceProvider();
        using var verifier = new PasswordVerifier(services.GetRequiredService<IServiceScopeFactory>());
        verifier.Prepare();

        var strangers = Enumerable.Range(0, 100).Select(_ => Task.Run(() => TryAsync(verifier, hasher, null, "guess", false), Cancellation)).ToList();
        await hasher.Entered.WaitAsync(Cancellation);

        // All but one have gone on or wait without a thread.
        while (strangers.Count(stranger => stranger.IsCompleted) < 100 - PasswordVerifier.WaitingStrangers - 1)
        {
            await Task.Delay(5, Cancellation);
        }

        Assert.Equal(1, hasher.Now);

        // Who sits at a device of his own doesn't stand behind them.
        var owner = Task.Run(() => TryAsync(verifier, hasher, Owner, "right", true), Cancellation);
        await hasher.Entered.WaitAsync(Cancellation);
        hasher.Go.Release(1000);
        Assert.True(await owner);

        var answers = await Task.WhenAll(strangers);
        Assert.Equal((100 - PasswordVerifier.WaitingStrangers - 1, PasswordVerifier.WaitingStrangers + 1), (answers.Count(answer => answer is null), answers.Count(answer => answer == false)));
        Assert.Equal(2, hasher.Most);
        Assert.False(await TryAsync(verifier, hasher, Owner, "wrong", false));
    }

    private static async Task<bool?> TryAsync(PasswordVerifier verifier, SlowHasher hasher, Person? person, string password, bool isKnown)
    {
        using var place = verifier.TryEnter(isKnown);
        return place is null ? null : await place.VerifyAsync(hasher, person, password, Cancellation);
    }

    private sealed class SlowHasher : IPasswordHasher<Person>
    {
        private readonly Lock counting = new();

        public SemaphoreSlim Entered { get; } = new(0);

        public SemaphoreSlim Go { get; } = new(0);

        public int Now { get; private set; }

        public int Most { get; private set; }

        public string HashPassword(Person user, string password) => "dummy";

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            lock (counting)
            {
                Now++;
                Most = Math.Max(Most, Now);
            }

            Entered.Release();
            Go.Wait(Cancellation);
            lock (counting)
            {
                Now--;
            }

            return hashedPassword == providedPassword ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        }
    }
}
