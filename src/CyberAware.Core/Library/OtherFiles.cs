using CyberAware.Core.Documents;

namespace CyberAware.Core.Library;

/// <summary>
/// Files that lie among the documents but are no part of the library: tests read the list of published addresses, and the
/// check of the wording reads its rules.
/// </summary>
internal sealed class OtherFiles : ContentReader
{
    private const string Permalinks = "permalinks.txt";

    public override bool Owns(string path) => path == Permalinks || path.StartsWith("site/", StringComparison.Ordinal);

    public override bool Knows(string path) => path is Permalinks or "site/wording.yml";

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
    }

    public override void Build(ContentParts parts)
    {
    }
}
