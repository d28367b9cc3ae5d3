
namespace CyberAware.Web.Site;

/// <summary>
/// Places for request bodies that are still on their way, for each network and for all. Knows a network only while one
/// of its bodies is; the framework's limiters would keep each for a while and look through all of them ten times a second.
/// </summary>
public sealed class UnfinishedBodies
{
    private readonly Lock state = new();
    private readonly Dictionary<ulong, int> networks = [];
    private int all;

    /// <summary>Takes a place, to be given back with <see cref="Leave"/>.</summary>
    /// <param name="network">The visitor's network.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryEnter(ulong network)
    {
        lock (state)
        {
            var own = networks.GetValueOrDefault(network);
            if (all >= RequestLimits.UnfinishedBodies || own >= RequestLimits.UnfinishedBodiesPerNetwork)
            {
                return false;
            }

            networks[network] = own + 1;
            all++;
            return true;
        }
    }

    /// <summary>Gives a place back.</summary>
    /// <param name="network">The network that took it.</param>
    public void Leave(ulong network)
    {
        lock (state)
        {
            all--;
            if (--networks[network] == 0)
            {
                networks.Remove(network);
            }
        }
    }
}
