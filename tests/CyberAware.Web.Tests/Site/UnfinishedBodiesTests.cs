using CyberAware.Web.Site;

namespace CyberAware.Web.Tests.Site;

public sealed class UnfinishedBodiesTests
{
    [Fact]
    public void TryEnter_NetworkIsFull_RefusesItAndNobodyElse()
    {
        var bodies = new UnfinishedBodies();
        Assert.All(Enumerable.Range(0, RequestLimits.UnfinishedBodiesPerNetwork), _ => Assert.True(bodies.TryEnter(1)));

        Assert.False(bodies.TryEnter(1));
        Assert.True(bodies.TryEnter(2));
        bodies.Leave(1);
        Assert.True(bodies.TryEnter(1));
    }

    [Fact]
    public void TryEnter_AllPlacesAreTaken_RefusesEverybody()
    {
        var bodies = new UnfinishedBodies();
        Assert.All(Enumerable.Range(0, RequestLimits.UnfinishedBodies), i => Assert.True(bodies.TryEnter((ulong)i)));

        Assert.False(bodies.TryEnter(1));
        Assert.False(bodies.TryEnter(ulong.MaxValue));
        bodies.Leave(5);
        Assert.True(bodies.TryEnter(ulong.MaxValue));
    }
}
