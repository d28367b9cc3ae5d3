namespace CyberAware.Core.Search;

/// <summary>
/// The sound keys of a vocabulary as a tree, in which keys within a small edit distance are found without comparing
/// each (Levenshtein rows along the tree; neighbours that changed places count as one edit).
/// </summary>
internal sealed class PhoneticTrie
{
    private readonly List<char> letters = ['\0'];
    private readonly List<int> firstChild = [-1];
    private readonly List<int> sibling = [-1];
    private readonly List<int> keyAt = [-1];
    private readonly int depth;

    /// <param name="keys">Different keys; their position is their number.</param>
    public PhoneticTrie(IReadOnlyList<string> keys)
    {
        var last = new List<int> { -1 };
        for (var number = 0; number < keys.Count; number++)
        {
            var node = 0;
            foreach (var letter in keys[number])
            {
                node = ChildOf(node, letter, last);
            }

            keyAt[node] = number;
            depth = Math.Max(depth, keys[number].Length);
        }
    }

    /// <summary>Numbers of the keys within a distance, with their distances.</summary>
    public List<(int Key, int Distance)> FindNear(string key, int distance)
    {
        var found = new List<(int, int)>();
        if (key.Length > depth + distance)
        {
            return found;
        }

        // Cells farther from the diagonal than the distance are never looked at: they stay too large (Ukkonen 1985).
        var width = key.Length + 1;
        var levels = Math.Min(depth, key.Length + distance) + 1;
        var rows = new int[(levels + 1) * width];
        Array.Fill(rows, distance + 1);
        for (var i = 0; i < width; i++)
        {
            rows[i] = i;
        }

        Walk(0, 0, '\0');
        return found;

        void Walk(int node, int level, char before)
        {
            if (level + 1 > levels)
            {
                return;
            }

            for (var child = firstChild[node]; child >= 0; child = sibling[child])
            {
                var letter = letters[child];
                var row = rows.AsSpan((level + 1) * width, width);
                var above = rows.AsSpan(level * width, width);
                var least = row[0] = level + 1;
                var end = Math.Min(width - 1, level + 1 + distance);
                for (var i = Math.Max(1, level + 1 - distance); i <= end; i++)
                {
                    var cost = Math.Min(Math.Min(row[i - 1], above[i]) + 1, above[i - 1] + (key[i - 1] == letter ? 0 : 1));
                    if (level > 0 && i > 1 && key[i - 1] == before && key[i - 2] == letter)
                    {
                        cost = Math.Min(cost, rows[((level - 1) * width) + i - 2] + 1);
                    }

                    row[i] = cost;
                    least = Math.Min(least, cost);
                }

                if (keyAt[child] >= 0 && row[^1] <= distance)
                {
                    found.Add((keyAt[child], row[^1]));
                }

                if (least <= distance)
                {
                    Walk(child, level + 1, letter);
                }
            }
        }
    }

    // Children stand in the order in which they came; the last one is usually the one that is looked for.
    private int ChildOf(int node, char letter, List<int> last)
    {
        if (last[node] >= 0 && letters[last[node]] == letter)
        {
            return last[node];
        }

        for (var child = firstChild[node]; child >= 0; child = sibling[child])
        {
            if (letters[child] == letter)
            {
                return child;
            }
        }

        var added = letters.Count;
        letters.Add(letter);
        firstChild.Add(-1);
        sibling.Add(-1);
        keyAt.Add(-1);
        last.Add(-1);
        if (last[node] < 0)
        {
            firstChild[node] = added;
        }
        else
        {
            sibling[last[node]] = added;
        }

        last[node] = added;
        return added;
    }
}
