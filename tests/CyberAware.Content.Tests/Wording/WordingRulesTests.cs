using CyberAware.Core;

namespace CyberAware.Content.Tests.Wording;

/// <summary>Each rule bites on a bad text and leaves a good one alone.</summary>
public sealed class WordingRulesTests
{
    [Fact]
    public void Unexplained_Abbreviation_IsFound()
    {
        Assert.Equal(["ПО"], WordingRules.Unexplained(Language.Russian, "Установите ПО."));
        Assert.Empty(WordingRules.Unexplained(Language.Russian, "Программное обеспечение (ПО). ПО-прежнему. ПОЧТА"));
        Assert.Equal(["БҚ"], WordingRules.Unexplained(Language.Kazakh, "БҚ-мен жұмыс."));
        Assert.Empty(WordingRules.Unexplained(Language.Kazakh, "Бағдарламалық қамтамасыз ету (БҚ)."));
    }
}
