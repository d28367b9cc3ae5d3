using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.References;

/// <summary>Reads the folder <c>sources</c>: lists of sources, in files by subject.</summary>
internal sealed class SourceReader() : FactReader<Source>(new ProblemText("what.source"))
{
    private const string Name = "sources";

    private readonly HashSet<string> usedIds = new(StringComparer.Ordinal);

    public override string UnknownFile => "unknown-file.source";

    public override bool Owns(string path) => path.StartsWith($"{Name}/", StringComparison.Ordinal);

    public override bool Knows(string path) =>
        path.Split('/') is [Name, var file] && Path.GetExtension(file) == ".yml" && ContentPath.IsFolder(Path.GetFileNameWithoutExtension(file));

    protected override (string Id, Source Fact) ReadFact(YamlReader reader, ProblemList problems)
    {
        var source = Source.Read(reader, usedIds, problems);
        return (source.Id, source);
    }
}
