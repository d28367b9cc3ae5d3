using System.Net;
using CyberAware.Web.Security;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Web.Tests.Security;

public sealed class AttemptSamplingTests
{
    private const string Quiz = "passwords";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly AttemptSampling sampling;

    public AttemptSamplingTests() => sampling = new AttemptSampling(time);

    [Fact]
    public void Takes_SchoolBehindOneAddress_CountsEveryPupil() =>
        Assert.All(Enumerable.Range(0, 40 * 12), _ => Assert.True(Count("203.0.113.7")));

    [Fact]
    public void Takes_FloodOfOneNetwork_IsThinnedOutForItAlone()
    {
        var taken = Enumerable.Range(0, AttemptSampling.PerMinute + 16_000).Count(i => Count($"203.0.113.{i % 250}")) - AttemptSampling.PerMinute;

        Assert.InRange(taken, 700, 1300);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(Count("203.0.114.1")));
    }

    [Fact]
    public void Takes_SameIdsAgainAndAgain_CostNoQuota()
    {
        // What is not stored anew is not added: only Add costs.
        var network = Network("203.0.113.7");
        var id = Guid.CreateVersion7();
        sampling.Add(network);

        Assert.All(Enumerable.Range(0, AttemptSampling.PerMinute * 2), _ => Assert.True(sampling.ShouldCount(network, id)));
    }

    [Fact]
    public void Takes_SameIdAboveTheQuota_AnswersAlike()
    {
        Fill(AttemptSampling.PerMinute);

        for (var i = 0; i < 100; i++)
        {
            var id = Guid.CreateVersion7();
            Assert.Equal(sampling.ShouldCount(0, id), sampling.ShouldCount(0, id));
        }
    }

    [Fact]
    public void Takes_NextMinute_CountsAllAgain()
    {
        Fill(AttemptSampling.PerMinute * 3);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.All(Enumerable.Range(0, AttemptSampling.PerMinute), _ => Assert.True(sampling.ShouldCount(0, Guid.CreateVersion7())));
    }

    [Fact]
    public void Takes_AfterTwoHundredThousandNetworks_NewcomersHaveTheirOwnQuota()
    {
        for (var i = 0u; i < 200_000; i++)
        {
            sampling.Add(i + 1);
        }

        for (var i = 0u; i < 100; i++)
        {
            var network = 1_000_000 + i;
            Assert.All(Enumerable.Range(0, 480), _ => Assert.True(Count(network)));
        }
    }

    [Fact]
    public void Add_AtTheTurnOfAMinute_LosesNothing()
    {
        for (var round = 0; round < 50; round++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            Parallel.For(0, 2000, _ => sampling.Add(7));
            Assert.InRange(Enumerable.Range(0, 1600).Count(_ => sampling.ShouldCount(7, Guid.CreateVersion7())), 20, 250);
        }
    }

    [Fact]
    public void TryReserve_OneNetwork_HasAClassOrTwoPercentOfTheMonth()
    {
        Assert.Equal(AttemptSampling.MinShare, Publish("203.0.113.7", 2000));
        for (var i = 0; i < 250; i++)
        {
            Publish($"10.0.{i}.1", 20);
        }

        // 5,000 of others and its own 30: two percent are a hundred.
        Assert.InRange(Publish("203.0.113.7", 2000), 69, 73);
        Assert.Equal(AttemptSampling.MinShare, Publish("203.0.113.7", 2000, "email"));
    }

    [Fact]
    public void TryReserve_NextMonthOfTheCountry_StartsAnew()
    {
        Publish("203.0.113.7", 100);
        time.SetUtcNow(new DateTimeOffset(2026, 11, 30, 18, 59, 0, TimeSpan.Zero));
        Assert.False(sampling.TryReserve(Network("203.0.113.7"), Quiz));

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(sampling.TryReserve(Network("203.0.113.7"), Quiz));
    }

    [Fact]
    public void TryReserve_ManyBeforeOneIsStored_HaveTheShareTogether()
    {
        var network = Network("203.0.113.7");

        Assert.Equal(AttemptSampling.MinShare, Enumerable.Range(0, 1000).Count(_ => sampling.TryReserve(network, Quiz)));
        Assert.True(sampling.TryReserve(Network("203.0.114.7"), Quiz));
        Assert.True(sampling.TryReserve(network, "email"));

        sampling.Release(network, Quiz, isStored: true);
        Assert.False(sampling.TryReserve(network, Quiz));

        sampling.Release(network, Quiz, isStored: false);
        Assert.True(sampling.TryReserve(network, Quiz));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.254", true)]
    [InlineData("192.0.2.1", "192.0.3.1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:ffff:ffff::1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:2:2::1", false)]
    public void NetworkOf_Addresses_KeepsTheNetworkOnly(string one, string other, bool same) => Assert.Equal(same, Network(one) == Network(other));

    private static ulong Network(string address) => NetworkCounter.NetworkOf(IPAddress.Parse(address));

    private bool Count(string address) => Count(Network(address));

    private bool Count(ulong network)
    {
        var takes = sampling.ShouldCount(network, Guid.CreateVersion7());
        if (takes)
        {
            sampling.Add(network);
        }

        return takes;
    }

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            sampling.Add(0);
        }
    }

    private int Publish(string address, int attempts, string quiz = Quiz)
    {
        var published = 0;
        for (var i = 0; i < attempts; i++)
        {
            if (sampling.TryReserve(Network(address), quiz))
            {
                sampling.Release(Network(address), quiz, isStored: true);
                published++;
            }
        }

        return published;
    }
}
