using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.References;

/// <summary>Reads <c>site/laws.yml</c>.</summary>
/// <param name="usedIds">Ids of all facts so far: a page's list of facts holds contacts and acts alike.</param>
internal sealed class LawReader(ISet<string> usedIds) : FactReader<Law>(new ProblemText("what.act"))
{
    public override bool Owns(string path) => path == "site/laws.yml";

    protected override (string Id, Law Fact) ReadFact(YamlReader reader, ProblemList problems)
    {
        var law = Law.Read(reader, usedIds, problems);
        return (law.Id, law);
    }
}
