using System.Net;
using CyberAware.Web.Security;

namespace CyberAware.Web.Tests.Quizzes;

public sealed class AttemptSamplingTests
{
    [Fact]
    public void Takes_SchoolBehindOneAddress_CountsEveryPupil()
    {
        var sampling = new AttemptSampling(TimeProvider.System);

        Assert.All(Enumerable.Range(0, 40 * 12), _ => Assert.True(sampling.Takes(IPAddress.Parse("203.0.113.7"), Guid.CreateVersion7())));
    }

    [Fact]
    public void Takes_FloodOfOneNetwork_IsThinnedOutForItAlone()
    {
        var sampling = new AttemptSampling(new StoppedClock());
        var taken = Enumerable.Range(0, AttemptSampling.PerMinute + 16_000)
            .Count(i => sampling.Takes(IPAddress.Parse($"203.0.113.{i % 250}"), Guid.CreateVersion7())) - AttemptSampling.PerMinute;

        Assert.InRange(taken, 700, 1300);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(sampling.Takes(IPAddress.Parse("203.0.114.1"), Guid.CreateVersion7())));
    }

    [Fact]
    public void Takes_SameIdAboveTheQuota_AnswersAlike()
    {
        var sampling = new AttemptSampling(new StoppedClock());
        for (var i = 0; i < AttemptSampling.PerMinute; i++)
        {
            sampling.Takes(null, Guid.CreateVersion7());
        }

        for (var i = 0; i < 100; i++)
        {
            var id = Guid.CreateVersion7();
            Assert.Equal(sampling.Takes(null, id), sampling.Takes(null, id));
        }
    }

    [Fact]
    public void Takes_NextMinute_CountsAllAgain()
    {
        var clock = new StoppedClock();
        var sampling = new AttemptSampling(clock);
        for (var i = 0; i < AttemptSampling.PerMinute * 3; i++)
        {
            sampling.Takes(null, Guid.CreateVersion7());
        }

        clock.Now += TimeSpan.FromMinutes(1);

        Assert.All(Enumerable.Range(0, AttemptSampling.PerMinute), _ => Assert.True(sampling.Takes(null, Guid.CreateVersion7())));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.254", true)]
    [InlineData("192.0.2.1", "192.0.3.1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void NetworkOf_Addresses_KeepsTheNetworkOnly(string one, string other, bool same) =>
        Assert.Equal(same, AttemptSampling.NetworkOf(IPAddress.Parse(one)) == AttemptSampling.NetworkOf(IPAddress.Parse(other)));

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
