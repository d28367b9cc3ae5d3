using CyberAware.Core.Text;

namespace CyberAware.Core.Tests.Text;

/// <summary>Titles become names of addresses.</summary>
public sealed class LatinNameTests
{
    [Theory]
    [InlineData("Ложный курьер: «назовите код» # 1", "lozhnyi-kurer-nazovite-kod-1")]
    [InlineData("Жалған әріптес, Ғалым Өңірұлы", "zhalgan-ariptes-galym")]
    [InlineData("2026: объезд щита", "obezd-shchita")]
    [InlineData("SMS от банка", "sms-ot-banka")]
    [InlineData("« — »", "")]
    [InlineData("ъь", "")]
    [InlineData("<script>alert(1)</script>", "script-alert-1-script")]
    public void From_Title_IsANameOfWholeWords(string title, string name) => Assert.Equal(name, LatinName.From(title, 28));
}
