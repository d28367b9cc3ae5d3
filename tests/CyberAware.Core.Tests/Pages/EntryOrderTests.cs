using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Pages;

public sealed class EntryOrderTests
{
    private const string Kazakh = "Кіріспе.\n\n## Бірінші {#first}\n\nМәтін.\n\n### Қауіп {#threat}\n\nҚауіп туралы.\n\n### Аккаунт {#account}\n\nА.\n\n### VPN {#vpn}\n\nВ.\n\n## Екінші {#second}\n\n### Әріп {#letter}\n\nӘ.";
    private const string Russian = "Начало.\n\n## Первый {#first}\n\nТекст.\n\n### Угроза {#threat}\n\nОб угрозе.\n\n### Аккаунт {#account}\n\nА.\n\n### VPN {#vpn}\n\nВ.\n\n## Второй {#second}\n\n### Буква {#letter}\n\nБ.";

    [Fact]
    public void Load_AlphabeticalPage_ShowsEntriesInAlphabetOfEachLanguage()
    {
        var kazakh = Kazakh.Replace("### Аккаунт", "### Өтініш", StringComparison.Ordinal);

        Assert.Equal(["first", "threat", "account", "vpn", "second", "letter"], Anchors(kazakh, Russian, Language.Kazakh, "alphabetical: true\n"));
        Assert.Equal(["first", "account", "threat", "vpn", "second", "letter"], Anchors(kazakh, Russian, Language.Russian, "alphabetical: true\n"));
    }

    [Fact]
    public void Load_OtherPage_KeepsTheOrderOfItsFile() =>
        Assert.Equal(["first", "threat", "account", "vpn", "second", "letter"], Anchors(Kazakh, Russian, Language.Russian, ""));

    [Fact]
    public void Load_AlphabeticalPage_TakesTextWithItsEntry()
    {
        var html = Load(Kazakh, Russian, "alphabetical: true\n")[Language.Russian].Html.Value;

        Assert.True(html.IndexOf("Начало", StringComparison.Ordinal) < html.IndexOf("id=\"first\"", StringComparison.Ordinal));
        Assert.True(html.IndexOf("id=\"account\"", StringComparison.Ordinal) < html.IndexOf("id=\"threat\"", StringComparison.Ordinal));
        Assert.True(html.IndexOf("id=\"threat\"", StringComparison.Ordinal) < html.IndexOf("Об угрозе", StringComparison.Ordinal));
        Assert.True(html.IndexOf("Об угрозе", StringComparison.Ordinal) < html.IndexOf("id=\"vpn\"", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Anchors(string kazakh, string russian, Language language, string setting) =>
        Load(kazakh, russian, setting)[language].Headings.Select(heading => heading.Anchor);

    private static CyberAware.Core.Pages.ContentPage Load(string kazakh, string russian, string setting) =>
        A.Content()
            .WithFile(ContentBuilder.Page + "/page.yml", ContentBuilder.Settings(more: setting))
            .WithFile(ContentBuilder.Page + "/kk.md", ContentBuilder.Text(kazakh))
            .WithFile(ContentBuilder.Page + "/ru.md", ContentBuilder.Text(russian))
            .Library().Find(ContentBuilder.Page)!;
}
