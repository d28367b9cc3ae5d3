using CyberAware.Core;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages;

/// <summary>In a row of tabs, in a history or in a list of results a page has nothing but its title.</summary>
public sealed class TitleTests(SharedPortal portal)
{
    [Fact]
    public async Task Get_EveryAddress_HasATitleOfItsOwn()
    {
        using var client = portal.Host.RawClient();
        var titles = new List<(string Address, string Language, string Title)>();
        foreach (var address in portal.Addresses.Concat(Language.All.SelectMany(language => new[] { $"/{language}/search", $"/{language}/nothing" })))
        {
            var page = await client.GetPageAsync(address, address.EndsWith("/nothing", StringComparison.Ordinal) ? System.Net.HttpStatusCode.NotFound : System.Net.HttpStatusCode.OK);
            titles.Add((address, address.Split('/')[1], page.Title!));
        }

        var equal = titles.GroupBy(page => (page.Language, page.Title)).Where(group => group.Count() > 1).Select(group => $"{group.Key.Title}: {string.Join(", ", group.Select(page => page.Address))}");
        Assert.True(!equal.Any(), string.Join('\n', equal));
    }

    [Theory]
    [InlineData("kk", "тесті")]
    [InlineData("ru", "Тест")]
    public async Task Get_Quiz_SaysInItsTitleThatItIsOne(string language, string word)
    {
        foreach (var address in portal.Addresses.Where(address => address.StartsWith($"/{language}/quizzes/", StringComparison.Ordinal)))
        {
            var page = await portal.Host.RawClient().GetPageAsync(address);
            Assert.Contains(word, page.Title!, StringComparison.Ordinal);
            Assert.Contains(page.QuerySelector("h1")!.TextContent.Replace("\u00ad", "", StringComparison.Ordinal), page.Title!, StringComparison.Ordinal);
        }
    }
}
