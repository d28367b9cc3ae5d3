using CyberAware.Core.Editing;

namespace CyberAware.Core.Tests.Editing;

public sealed class TextMergeTests
{
    private const string Begun = "Әріптестер\n\nҚұпия сөз\n\nПароль\n\nЁлка\n";

    [Theory]
    [InlineData("Әріптестер!\n\nҚұпия сөз\n\nПароль\n\nЁлка\n", "Әріптестер\n\nҚұпия сөз\n\nПароль\n\nЁлки\n", "Әріптестер!\n\nҚұпия сөз\n\nПароль\n\nЁлки\n")]
    [InlineData("Құпия сөз\n\nПароль\n\nЁлка\n", "Әріптестер\n\nҚұпия сөз\n\nПароль\n\nЁлка\n\nЩит\n", "Құпия сөз\n\nПароль\n\nЁлка\n\nЩит\n")] // theirs has lost a line
    [InlineData("Әріптестер\n\nҚұпия сөз\n\nЖаңа\n\nПароль\n\nЁлка\n", "Әріптестер\n\nҚұпия сөз\n\nПароль\n", "Әріптестер\n\nҚұпия сөз\n\nЖаңа\n\nПароль\n")] // mine has
    [InlineData(Begun, "", "")]
    [InlineData("", Begun, "")]
    public void Merge_OfChangesThatDoNotOverlap_HasBoth(string theirs, string mine, string merged)
    {
        var parts = TextMerge.Merge(Begun, theirs, mine);
        Assert.DoesNotContain(parts, part => part.IsChoice);
        Assert.Equal(merged, TextMerge.Join(parts, part => part.IsTheirs));
    }

    [Fact]
    public void Merge_OfTheSameChange_AsksNothing()
    {
        var text = Begun.Replace("Пароль", "Пароли", StringComparison.Ordinal);
        var parts = TextMerge.Merge(Begun, text, text);
        Assert.Equal(("Пароль\n", "Пароли\n"), (Assert.Single(parts, part => part.IsShared).Begun, parts.Single(part => part.IsShared).Mine));
        Assert.DoesNotContain(parts, part => part.IsChoice || part.IsTheirs);
        Assert.Equal(text, TextMerge.Join(parts, part => part.IsTheirs));
    }

    [Fact]
    public void Merge_OfChangesThatOverlap_LetsChooseEach()
    {
        var theirs = "Әріптестер\n\nҚұпия сөздер\n\nПароли\n\nЁлка\n\nЩит\n";
        var mine = "Әріптестер\n\nҚұпиясөз\n\nПароль\n\nЁлка\n\nҚалқан\n";
        var parts = TextMerge.Merge(Begun, theirs, mine);
        Assert.Equal([3, 8], parts.Where(part => part.IsChoice).Select(part => part.Line));
        Assert.Equal("Әріптестер\n\nҚұпиясөз\n\nПароли\n\nЁлка\n\nҚалқан\n", TextMerge.Join(parts, part => part.IsTheirs));
        Assert.Equal("Әріптестер\n\nҚұпиясөз\n\nПароли\n\nЁлка\n\nЩит\n", TextMerge.Join(parts, part => part.IsTheirs || part.Line == 8));
        Assert.Equal(theirs, TextMerge.Join(parts, _ => true));
    }

    [Fact]
    public void Merge_OfALineThatOneChangesAndOneDeletes_LetsChoose() =>
        Assert.Equal(new MergePart(2, "2\n", "", "2!\n"), Assert.Single(TextMerge.Merge("1\n2\n3\n", "1\n3\n", "1\n2!\n3\n"), part => part.IsChoice));

    [Fact]
    public void Merge_OfLinesSideBySide_CountsAsOneChange()
    {
        var parts = TextMerge.Merge("1\n2\n3\n", "1!\n2\n3\n", "1\n2!\n3\n");
        Assert.Equal(new MergePart(1, "1\n2\n", "1!\n2\n", "1\n2!\n"), Assert.Single(parts, part => part.IsChoice));
    }

    [Fact]
    public void Merge_WithoutTheTextThatBothBeganWith_LetsChooseWhereTheyDiffer()
    {
        var parts = TextMerge.Merge(null, "Бас\n\nІ\n\nСоңы\n", "Бас\n\nЫ\n\nСоңы\n");
        Assert.Equal(("", "І\n", "Ы\n"), (parts.Single(part => part.IsChoice).Begun, parts.Single(part => part.IsChoice).Theirs, parts.Single(part => part.IsChoice).Mine));
    }

    [Fact]
    public void Merge_OfAnyTexts_LosesNoLine()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var begun = Enumerable.Range(0, random.Next(10)).Select(line => random.Next(4) == 0 ? "\n" : $"{line}\n").ToList();
            var (theirs, mine) = (Change(begun), Change(begun));
            var parts = TextMerge.Merge(string.Concat(begun), theirs, mine);
            Assert.Equal((string.Concat(begun), theirs, mine), (string.Concat(parts.Select(part => part.Begun)), string.Concat(parts.Select(part => part.Theirs)), string.Concat(parts.Select(part => part.Mine))));
            Assert.Distinct(parts.Where(part => part.IsChoice).Select(part => part.Line));
        }

        string Change(IEnumerable<string> lines) => string.Concat(lines.SelectMany(line => random.Next(6) switch
        {
            0 => [],
            1 => [line, $"+{random.Next(3)}\n"],
            2 => [$"{random.Next(3)}!\n"],
            _ => new[] { line },
        }));
    }

    [Fact]
    public void Merge_OfTextsOfLineEndsAlone_EndsSoon()
    {
        var parts = TextMerge.Merge(new string('\n', 200_000), string.Concat(Enumerable.Repeat("а\n", 100_000)), string.Concat(Enumerable.Repeat("б\n", 100_000)));
        Assert.True(Assert.Single(parts).IsChoice);
    }
}
