using CyberAware.Core.Documents;
using CyberAware.Core.Editing;

namespace CyberAware.Core.Tests.Editing;

public sealed class ExternalLinksTests
{
    [Theory]
    [InlineData("a/kk.md", "Мәтін [сайт](https://pki.gov.kz/a?b=c#d) және [бет](/guide).", "https://pki.gov.kz/a?b=c#d")]
    [InlineData("a/kk.md", "Алаяқтың мекенжайы: https://kaspi-bonus.example/win `https://x.example`", "")]
    [InlineData("a/kk.md", "[http](http://a.kz) [port](https://a.kz:8443/) [one](https://localhost/)", "")]
    [InlineData("sources/a.yml", "  url: https://a.kz/b#c  # note", "https://a.kz/b#c")]
    [InlineData("site/laws.yml", "- { id: a, source: \"https://a.kz/b\", number: 1 }", "https://a.kz/b")]
    [InlineData("site/contacts.yml", "  label: https://a.kz", "")]
    [InlineData("a/two.png", "url: https://a.kz/", "")]
    public void Find_Line_KnowsLinksFromExamples(string path, string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ExternalLinks.Find([ContentFile.FromText(path, "жол\n" + text)]).Select(link => { Assert.Equal((path, 2), (link.Path, link.Line)); return link.Url; })));
}
