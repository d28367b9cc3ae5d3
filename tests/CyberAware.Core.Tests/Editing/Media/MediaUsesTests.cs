using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Media;

namespace CyberAware.Core.Tests.Editing.Media;

public sealed class MediaUsesTests
{
    private static readonly MediaName First = MediaName.For([1], PictureFormat.WebP);
    private static readonly MediaName Second = MediaName.For([2], PictureFormat.Png);

    [Fact]
    public void Find_Texts_GivesEachPlaceWithItsWords()
    {
        var uses = MediaUses.Find(
        [
            ContentFile.FromText("fraud/ru.md", $"---\ntitle: A\n---\n\n![Два письма]({First.Url}) и ![Письмо]({Second.Url})\n"),
            ContentFile.FromText("fraud/kk.md", $"A\n![Екі хат]( {First.Url} )\n\n![x][y]\n\n[y]: {Second.Url}\n"),
            ContentFile.FromText("fraud/page.yml", $"icon: {First.Url}"),
            ContentFile.FromText("guide/kk.md", "![A](/media/short.png) ![B](letters.png)"),
        ]);

        Assert.Equal([new MediaUse("fraud/kk.md", 2, "Екі хат"), new MediaUse("fraud/ru.md", 5, "Два письма")], uses[First]);
        Assert.Equal([new MediaUse("fraud/kk.md", 6, ""), new MediaUse("fraud/ru.md", 5, "Письмо")], uses[Second]);
        Assert.Equal(2, uses.Count);
    }
}
