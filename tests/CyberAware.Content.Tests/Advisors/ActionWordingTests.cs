using CyberAware.Core;

namespace CyberAware.Content.Tests.Advisors;

/// <summary>What an editor would mark in the actions of decision helpers.</summary>
public sealed class ActionWordingTests
{
    /// <summary>It goes on behind "Have at hand:"; an abbreviation keeps its capitals.</summary>
    [Fact]
    public void AtHand_OfEveryAction_GoesOnInLowerCase() => Assert.Empty(
        from action in RealContent.Library.Actions.Values
        from language in Language.All
        let words = action[language].AtHand
        where words is [var first, var second, ..] && char.IsUpper(first) && char.IsLower(second)
        select $"{action.Id} {language}: {words}");
}
