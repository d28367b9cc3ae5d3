using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.References;

/// <summary>Reads <c>site/contacts.yml</c>.</summary>
/// <param name="usedIds">Ids of all facts so far: a page's list of facts holds contacts and acts alike.</param>
internal sealed class ContactReader(ISet<string> usedIds) : FactReader<Contact>(new ProblemText("what.contact"))
{
    public override bool Owns(string path) => path == "site/contacts.yml";

    protected override (string Id, Contact Fact) ReadFact(YamlReader reader, ProblemList problems)
    {
        var contact = Contact.Read(reader, usedIds, problems);
        return (contact.Id, contact);
    }
}
