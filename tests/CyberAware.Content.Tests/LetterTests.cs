using CyberAware.Core;

namespace CyberAware.Content.Tests;

/// <summary>What an editor would mark in the forms of the letters.</summary>
public sealed class LetterTests
{
    [Fact]
    public void Labels_OfEveryLetter_SayMoreThanTheHeadingAboveThem() => Assert.Empty(
        from letter in RealContent.Library.Letters
        from part in letter.Groups
        from field in part.Fields
        from language in Language.All
        where letter[language].Fields[field.Id].Label == letter[language].Groups[part.Id]
        select $"{letter.Slug} {language} {field.Id}");
}
