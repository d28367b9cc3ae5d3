using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.References;

public sealed class LawTests
{
    [Fact]
    public void Cite_Form_FillsInNumberAndDate()
    {
        var law = A.Content().Library().Laws["decree"];

        Assert.Equal("Үкіметтің 2016 жылғы 20 желтоқсандағы № 832 қаулысы", law.Cite(Language.Kazakh, "base"));
        Assert.Equal("постановлении от 20 декабря 2016 года № 832", law.Cite(Language.Russian, "in"));
    }

    [Fact]
    public void Cite_UnknownForm_IsNull() => Assert.Null(A.Content().Library().Laws["decree"].Cite(Language.Kazakh, "none"));

    [Fact]
    public void Load_PageWithFacts_KnowsThemAndTheirAge()
    {
        var library = A.Content().WithBody("[](contact:office) [](law:decree) [](contact:short) [](law:decree/in)").Library();
        var facts = library.Find(ContentBuilder.Page)![Language.Kazakh].Facts;

        Assert.Equal(["office", "decree", "short"], facts);
        Assert.Equal(new DateOnly(2026, 11, 20), library.CheckedOn(facts));
    }

    [Fact]
    public void Load_Facts_BecomeLinks()
    {
        var html = A.Content().WithBody("[](contact:short) [](law:decree) [words](law:decree)").Library()
            .Find(ContentBuilder.Page)![Language.Russian].Html.Value;

        Assert.Contains("<a href=\"tel:1400\" class=\"contact\">1400</a>", html, StringComparison.Ordinal);
        Assert.Contains(">Постановление от 20 декабря 2016 года № 832</a>", html, StringComparison.Ordinal);
        Assert.Contains(">words</a>", html, StringComparison.Ordinal);
    }
}
