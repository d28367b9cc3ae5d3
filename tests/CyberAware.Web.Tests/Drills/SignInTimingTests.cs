using System.Diagnostics;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;

namespace CyberAware.Web.Tests.Drills;

/// <summary>The time of an answer doesn't tell whether there is such an account.</summary>
public sealed class SignInTimingTests
{
    private const int Accounts = 9;

    [Fact]
    public async Task SignIn_KnownAndUnknownAccounts_TakeAsLong()
    {
        await using var host = new PortalHost();
        for (var i = 0; i < Accounts; i++)
        {
            await host.AddPersonAsync($"known-{i}", []);
        }

        await MeasureAsync(host, "nobody-at-all");
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < Accounts; i++)
        {
            known.Add(await MeasureAsync(host, $"known-{i}"));
            unknown.Add(await MeasureAsync(host, $"nobody-{i}"));
        }

        known.Sort();
        unknown.Sort();
        var (one, other) = (known[Accounts / 2], unknown[Accounts / 2]);

        // Without the hash that fits nothing the second is a tenth of the first.
        Assert.True(other > one / 2 && one > other / 2, $"{one:0} ms for known accounts, {other:0} ms for unknown ones.");
    }

    private static async Task<double> MeasureAsync(PortalHost host, string userName)
    {
        using var visitor = new Visitor(host.RawClient());
        await visitor.GetAsync("/account/kk/sign-in");
        var clock = Stopwatch.StartNew();
        var visit = await visitor.SubmitAsync("form[novalidate]", ("user", userName), ("password", "a wrong password"));
        var time = clock.Elapsed.TotalMilliseconds;
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, visit.Status);
        return time;
    }
}
