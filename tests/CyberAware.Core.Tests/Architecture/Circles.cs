namespace CyberAware.Core.Tests.Architecture;

/// <summary>Finds circles: groups in which everything leads to everything else (Tarjan's strongly connected components).</summary>
public static class Circles
{
    /// <param name="arrows">Pairs of a name and a name that it leads to.</param>
    /// <returns>Each group of two and more, its names in ordinal order.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Find(IEnumerable<(string From, string To)> arrows)
    {
        var next = arrows.Where(arrow => arrow.From != arrow.To).ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        var search = new Search(next);
        foreach (var from in next.Select(group => group.Key).Order(StringComparer.Ordinal))
        {
            search.Visit(from);
        }

        return search.Found;
    }

    private sealed class Search(ILookup<string, string> next)
    {
        private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> lowest = new(StringComparer.Ordinal);
        private readonly Stack<string> open = new();

        public List<IReadOnlyList<string>> Found { get; } = [];

        public void Visit(string name)
        {
            if (index.ContainsKey(name))
            {
                return;
            }

            index[name] = lowest[name] = index.Count;
            open.Push(name);
            foreach (var to in next[name].Distinct())
            {
                if (!index.TryGetValue(to, out var seen))
                {
                    Visit(to);
                    lowest[name] = Math.Min(lowest[name], lowest[to]);
                }
                else if (open.Contains(to))
                {
                    lowest[name] = Math.Min(lowest[name], seen);
                }
            }

            if (lowest[name] != index[name])
            {
                return;
            }

            var group = new List<string>();
            do
            {
                group.Add(open.Pop());
            }
            while (group[^1] != name);

            if (group.Count > 1)
            {
                Found.Add([.. group.Order(StringComparer.Ordinal)]);
            }
        }
    }
}
