using CyberAware.Core.Editing;

namespace CyberAware.Core.Tests.Editing;

public sealed class ReleaseOrderTests
{
    [Theory]
    [InlineData("1.4.0", "1.4.0", 0)]
    [InlineData("1.4.0+aaaa", "1.4.0+bbbb", 0)]
    [InlineData("1.4.0", "1.10.0", -1)]
    [InlineData("1.4.0-rc.1+aaaa", "1.4.0", -1)]
    [InlineData("1.4.0-rc.1", "1.3.9", 1)]
    [InlineData("nonsense", "0.0.1", -1)]
    public void Compare_Versions_FollowTheirNumbers(string one, string other, int expected)
    {
        Assert.Equal(expected, Math.Sign(ReleaseOrder.Compare(one, other)));
        Assert.Equal(-expected, Math.Sign(ReleaseOrder.Compare(other, one)));
    }
}
