using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.People;

/// <summary>Guessing is slow, whoever guesses from wherever; nobody is locked out.</summary>
public sealed class SignInDelaysTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly DelayRule Rule = new("test", 3, TimeSpan.FromSeconds(20));

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(8, 16)]
    [InlineData(9, 20)]
    [InlineData(1000, 20)]
    public void After_Failures_DoublesUpToTheLongest(int failures, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Rule.After(failures));

    [Fact]
    public void Rules_Delays_LockNobodyOut()
    {
        Assert.True(DelayRule.Device.Longest <= TimeSpan.FromSeconds(15));
        Assert.True(DelayRule.Account.Longest <= TimeSpan.FromSeconds(10));
        Assert.True(DelayRule.Network.Longest <= TimeSpan.FromMinutes(1));

        // Where a password is known already, six digits are guessed no faster on a shared computer than elsewhere.
        Assert.Equal(DelayRule.Code.Longest, DelayRule.DeviceCode.Longest);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Enter_ManyFailures_WaitsLongerAndLonger(DatabaseProvider provider)
    {
        var delays = new SignInDelays(await OpenAsync(provider), time);
        var waits = new List<double>();
        while (waits.Count < 8)
        {
            var wait = await EnterAsync(delays, "a");
            if (wait > TimeSpan.Zero)
            {
                waits.Add(wait.TotalSeconds);
                time.Advance(wait);
                Assert.Equal(TimeSpan.Zero, await EnterAsync(delays, "a"));
            }
        }

        Assert.Equal([1, 2, 4, 8, 16, 20, 20, 20], waits);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Enter_TooEarly_CountsNothing(DatabaseProvider provider)
    {
        var delays = new SignInDelays(await OpenAsync(provider), time);
        while (await EnterAsync(delays, "a") == TimeSpan.Zero)
        {
        }

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(TimeSpan.FromSeconds(1), await EnterAsync(delays, "a"));
        }

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, await EnterAsync(delays, "a"));
        Assert.Equal(TimeSpan.Zero, await EnterAsync(delays, "b"));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Enter_TwoInstances_CountTogether(DatabaseProvider provider)
    {
        var database = await OpenAsync(provider);
        SignInDelays[] instances = [new(database, time), new(database, time)];
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(TimeSpan.Zero, await EnterAsync(instances[i % 2], "a"));
        }

        Assert.All(await Task.WhenAll(instances.Select(instance => EnterAsync(instance, "a"))), wait => Assert.True(wait > TimeSpan.Zero));
    }

    /// <summary>Failures that were counted while the clock was a day ahead lock nobody out when it is right again.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Enter_ClockSetBack_WaitsNoLongerThanTheRuleSays(DatabaseProvider provider)
    {
        var delays = new SignInDelays(await OpenAsync(provider), time);
        var now = time.GetUtcNow();
        time.AdjustTime(now.AddDays(1));
        while (await EnterAsync(delays, "a") == TimeSpan.Zero)
        {
        }

        time.AdjustTime(now);
        Assert.Equal(TimeSpan.Zero, await EnterAsync(delays, "a"));
        Assert.InRange(await EnterAsync(delays, "a"), TimeSpan.FromSeconds(1), Rule.Longest);

        // Two instances are never quite of one mind; that opens no further try.
        time.AdjustTime(now.AddMinutes(-1));
        Assert.True(await EnterAsync(delays, "a") > TimeSpan.Zero);
    }

    /// <summary>Many at once get no more tries than one after the other.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Enter_ManyAtOnce_GetNoMoreTries(DatabaseProvider provider)
    {
        var delays = new SignInDelays(await OpenAsync(provider), time);
        var waits = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => EnterAsync(delays, "a"))));

        Assert.InRange(waits.Count(wait => wait == TimeSpan.Zero), 1, Rule.Free + 1);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Clear_AfterSuccess_ForgetsAccountButNotNetwork(DatabaseProvider provider)
    {
        var database = await OpenAsync(provider);
        var delays = new SignInDelays(database, time);
        DelayCounter[] counters = [DelayRule.AccountInNetwork.Of("a"), DelayRule.Network.Of("n")];
        await delays.EnterAsync(counters, TestContext.Current.CancellationToken);
        await delays.EnterAsync(counters, TestContext.Current.CancellationToken);
        await delays.ClearAsync(counters, TestContext.Current.CancellationToken);

        await using var context = database.CreateDbContext();
        var left = Assert.Single(await context.SignInDelays.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal((counters[1].Key, 1), (left.Key, left.Failures));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Enter_AfterAQuietHour_BeginsAnewAndTheTableIsSwept(DatabaseProvider provider)
    {
        var database = await OpenAsync(provider);
        var delays = new SignInDelays(database, time);
        while (await EnterAsync(delays, "a") == TimeSpan.Zero)
        {
        }

        time.Advance(DelayRule.Quiet + TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, await EnterAsync(delays, "a"));
        Assert.Equal(TimeSpan.Zero, await EnterAsync(delays, "a"));

        time.Advance(DelayRule.Quiet + TimeSpan.FromSeconds(1));

        // Nobody needs to sign in for it: strangers try also while nobody does.
        Assert.Equal(TimeSpan.Zero, await EnterAsync(delays, "b"));
        await using var context = database.CreateDbContext();
        Assert.Equal(Rule.Of("b").Key, Assert.Single(await context.SignInDelays.ToListAsync(TestContext.Current.CancellationToken)).Key);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task UseOnce_TheSameTwice_CountsOnce(DatabaseProvider provider)
    {
        var delays = new SignInDelays(await OpenAsync(provider), time);
        var used = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => delays.UseOnceAsync("challenge", CancellationToken.None))));

        Assert.Single(used, isFirst => isFirst);
        Assert.True(await delays.UseOnceAsync("another", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Of_Subject_NamesNobody()
    {
        var key = Rule.Of("aigerim 203.0.113.0").Key;
        Assert.DoesNotContain("aigerim", key, StringComparison.OrdinalIgnoreCase);
        Assert.True(key.Length <= Lengths.Id);
        Assert.Equal(key, Rule.Of("AIGERIM 203.0.113.0").Key);
    }

    private static Task<TimeSpan> EnterAsync(SignInDelays delays, string subject) =>
        delays.EnterAsync([Rule.Of(subject)], TestContext.Current.CancellationToken);

    private async Task<PortalDatabase> OpenAsync(DatabaseProvider provider) => TestDatabases.Open(await databases.MigratedAsync(provider));
}
