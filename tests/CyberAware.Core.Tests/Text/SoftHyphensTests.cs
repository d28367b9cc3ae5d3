using CsCheck;
using CyberAware.Core.Text;

namespace CyberAware.Core.Tests.Text;

public sealed class SoftHyphensTests
{
    [Theory]
    [InlineData("киберқауіпсіздік", "ки-бер-қауіп-сіз-дік")]
    [InlineData("хабардарлығының", "ха-бар-дар-лы-ғы-ның")]
    [InlineData("алаяқтық пен бағдарламалардың, және", "алаяқтық пен бағ-дар-ла-ма-лар-дың, және")]
    [InlineData("конфиденциальность", "кон-фи-ден-циаль-ность")]
    public void Insert_LongWord_BreaksBeforeTheLastConsonantOfASyllable(string text, string expected) =>
        Assert.Equal(expected, SoftHyphens.Insert(text).Replace(SoftHyphens.SoftHyphen, '-'));

    [Theory]
    [InlineData("құпиялылық")]
    [InlineData("Министрліктің")]
    [InlineData("Қазақстандықтардың")]
    [InlineData("info@kz-cert.kz 8 (7172) 55-99-97")]
    [InlineData("")]
    public void Insert_ShortWordOrName_ChangesNothing(string text) => Assert.Equal(text, SoftHyphens.Insert(text));

    [Fact]
    public void Insert_AnyText_OnlyAddsSoftHyphensInsideWords() =>
        Gen.String[Gen.OneOf(Gen.Char['а', 'я'], Gen.Char[' ', '~'], Gen.Char['Ѐ', 'ӿ']), 0, 60].Sample(text =>
        {
            var broken = SoftHyphens.Insert(text);
            Assert.Equal(text, broken.Replace("\u00AD", "", StringComparison.Ordinal));
            Assert.All(broken.Split(SoftHyphens.SoftHyphen).SkipLast(1), part => Assert.True(part.Length >= 2));
            Assert.DoesNotContain("\u00AD\u00AD", broken, StringComparison.Ordinal);
        });
}
