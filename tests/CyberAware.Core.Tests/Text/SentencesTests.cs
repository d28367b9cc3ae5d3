using CyberAware.Core.Text;

namespace CyberAware.Core.Tests.Text;

public sealed class SentencesTests
{
    [Fact]
    public void LongerThan_Text_FindsTheLongOnes()
    {
        Assert.Equal(["Үш төрт бес алты."], Sentences.LongerThan("Бір екі. Үш төрт бес алты.", 3));
        Assert.Empty(Sentences.LongerThan("Бір екі. Үш төрт.\nБес алты", 2));
    }

    [Theory]
    [InlineData(4, "Екі-үш сөз, «төрт».")]
    [InlineData(1, "қауіп\u00ADсіздік")]
    [InlineData(0, "— …")]
    public void WordsOf_Sentence_CountsWhatHoldsALetterOrDigit(int count, string sentence) => Assert.Equal(count, Sentences.WordsOf(sentence));
}
