using CsCheck;
using CyberAware.Core.References;
using CyberAware.Core.Search;

namespace CyberAware.Core.Tests.Search;

public sealed class SearchIndexTests
{
    private static readonly IReadOnlyDictionary<Language, string> Words = Language.All.ToDictionary(language => language, _ => "x");

    private static readonly Contact[] Contacts =
    [
        new("short", "phone", "1400", Words, Words, "", default),
        new("long", "phone", "+77172559997", Words, Words, "", default),
        new("mail", "email", "a@b.kz", Words, Words, "", default),
    ];

    private static readonly SearchIndex Index = new(
        [
            new("passwords", null, "Құпия сөздер", "", "Күрделі құпия сөз ойлап табыңыз.", Language.Kazakh),
            new("passwords", "memory", "Құпия сөздер", "Біздің жадымыз", "Жад екі түрлі болады.", Language.Kazakh),
            new("fraud", null, "Онлайн алаяқтық", "", "Алаяқтар қоңырау шалып, кодты сұрайды. " + new string('а', 300) + " Антивирус орнатыңыз.", Language.Kazakh),
            new("passwords", null, "Пароли", "", "Придумайте сложный пароль и храните его в менеджере.", Language.Russian),
            new("fraud", null, "Онлайн-мошенничество", "", "Мошенники звонят и просят код. Не называйте <script>alert(1)</script> & «код».", Language.Russian),
            new("help", null, "Куда обратиться", "", "Позвоните в службу реагирования.", Language.Russian),
        ],
        [new(["құпия сөз", "пароль"], null), new(["көмек", "помощь", "куда деваться"], "help"), new(["украли телефон", "номер службы"], "help") { Contact = "short" }],
        Contacts);

    [Theory]
    [InlineData("құпия сөз", "passwords", null)]
    [InlineData("купиясозди", "passwords", null)]
    [InlineData("kupia soz", "passwords", "құпия сөз")]
    [InlineData("09пия с-з", "passwords", "құпия сөз")]
    [InlineData("парольдерді", "passwords", null)]
    [InlineData("алаяктар", "fraud", null)]
    [InlineData("алаяқтап конырау", "fraud", null)]
    [InlineData("fkfzr", "fraud", "алаяк")]
    [InlineData("антвирус", "fraud", "антивирус")]
    [InlineData("жад", "passwords", null)]
    public void Find_AnyKeyboard_FindsTheKazakhPage(string query, string path, string? repaired)
    {
        var answer = Index.Find(query, Language.Kazakh);

        Assert.Equal((Language.Kazakh, path), (answer.Results[0].Language, answer.Results[0].Path));
        Assert.Equal(repaired, answer.Corrected);
    }

    [Theory]
    [InlineData("паролями", "passwords", null)]
    [InlineData("gfhjkm", "passwords", "пароль")]
    [InlineData("moshenniki", "fraud", "мошенники")]
    [InlineData("мошеники", "fraud", "мошенники")]
    [InlineData("помощь", "help", null)]
    [InlineData("көмек", "help", null)]
    [InlineData("деваться", "help", null)]
    public void Find_AnyKeyboard_FindsTheRussianPage(string query, string path, string? repaired)
    {
        var answer = Index.Find(query, Language.Russian);

        Assert.Equal((Language.Russian, path), (answer.Results[0].Language, answer.Results[0].Path));
        Assert.Equal(repaired, answer.Corrected);
    }

    [Theory]
    [InlineData("украли телефон", true)]
    [InlineData("телефон вчера вечером украли", true)]
    [InlineData("телефон", false)]
    public void Find_PhraseInAnyOrder_LeadsToItsPageAndContact(string query, bool isFound)
    {
        var answer = Index.Find(query, Language.Russian);

        Assert.Equal(isFound, answer.Results.Any(result => result.Path == "help"));
        Assert.Equal(isFound, answer.Contacts.Any(contact => contact.Id == "short"));
    }

    [Fact]
    public void Find_NameLikeAWord_IsNotTakenForIt() => Assert.Null(Index.Find("мароль", Language.Russian).Corrected);

    [Fact]
    public void Find_WordsNotInItsName_PutFiguresBehindAdvice()
    {
        SearchDocument[] documents =
        [
            new("figures", null, "Вирус", "", "Пароль и вирус.", Language.Russian) { WeakShare = 0.5 },
            new("advice", null, "Совет", "", "Пароль и вирус.", Language.Russian),
        ];
        var index = new SearchIndex(documents, [], []);

        Assert.Equal("advice", index.Find("пароль вирус", Language.Russian).Results[0].Path);
        Assert.Equal("figures", index.Find("вирус", Language.Russian).Results[0].Path);
    }

    [Fact]
    public void Find_BothLanguages_PutsTheAskedOneFirst()
    {
        Assert.Equal([Language.Kazakh, Language.Russian], Index.Find("пароль", Language.Kazakh).Results.Select(result => result.Language));
        Assert.Equal([Language.Russian, Language.Kazakh], Index.Find("пароль", Language.Russian).Results.Select(result => result.Language));
    }

    // The language that knows the words goes before words of the reader's that look a little like them.
    [Theory]
    [InlineData("Құпия сөздер", "ru", "kk")]
    [InlineData("Онлайн алаяқтық", "ru", "kk")]
    [InlineData("жадымыз", "ru", "kk")]
    [InlineData("Онлайн-мошенничество", "kk", "ru")]
    [InlineData("пароль", "kk", "kk")]
    public void Find_WordsOfTheOtherLanguage_GoBeforeChance(string query, string asked, string first) =>
        Assert.Equal(first, Index.Find(query, Language.Find(asked)!).Results[0].Language.Tag);

    [Theory]
    [InlineData("kupiya soz", "ru", "құпия сөз")]
    [InlineData("мошеник мошеники", "ru", "мошенники мошенники")]
    public void Find_RepairedQuery_IsShownInWordsThatExist(string query, string language, string repaired) =>
        Assert.Equal(repaired, Index.Find(query, Language.Find(language)!).Corrected);

    // Two letters of six are another word, such as a name.
    [Theory]
    [InlineData("пломба")]
    [InlineData("касса")]
    [InlineData("kaspi")]
    public void Find_ShortUnknownWord_IsNotTakenForAnother(string query) => Assert.Null(Index.Find(query, Language.Russian).Corrected);

    [Theory]
    [InlineData("антвирус")]
    [InlineData("gfhjkm")]
    [InlineData("kupia")]
    public void Find_Literally_RepairsNothing(string query)
    {
        var answer = Index.Find(query, Language.Kazakh, SearchMode.Exact);

        Assert.Empty(answer.Results);
        Assert.Null(answer.Corrected);
    }

    [Fact]
    public void Find_WhileTyping_TakesTheLastWordForABeginning() =>
        Assert.Contains(Index.Find("мош", Language.Russian, SearchMode.Autocomplete).Results, result => result.Path == "fraud");

    [Fact]
    public void Find_SectionThatMatches_IsLedTo() => Assert.Equal("memory", Index.Find("жадымыз", Language.Kazakh).Results[0].Anchor);

    [Theory]
    [InlineData("1400", "short")]
    [InlineData("№1400!", "short")]
    [InlineData("1400-ге", "short")]
    [InlineData("телефон 1400", "short")]
    [InlineData("8 (7172) 55-99-97", "long")]
    [InlineData("+7 7172 559997", "long")]
    [InlineData("87172559997", "long")]
    [InlineData("55 99 97", "long")]
    public void Find_Number_GivesItsContact(string query, string contact) =>
        Assert.Equal([contact], Index.Find(query, Language.Kazakh).Contacts.Select(found => found.Id));

    [Theory]
    [InlineData("14001")]
    [InlineData("997")]
    [InlineData("2025")]
    public void Find_AnotherNumber_GivesNoContact(string query) => Assert.Empty(Index.Find(query, Language.Kazakh).Contacts);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(" \u0000\t ")]
    [InlineData("!?…")]
    public void Find_NoWords_IsAnEmptyQuery(string? query) => Assert.True(Index.Find(query, Language.Kazakh).IsEmptyQuery);

    [Fact]
    public void Find_LongQuery_IsCut()
    {
        var answer = Index.Find(string.Join(' ', Enumerable.Repeat("пароль", 2000)), Language.Russian);

        Assert.InRange(answer.Query.Length, 90, SearchIndex.MaxQueryLength);
        Assert.NotEmpty(answer.Results);
    }

    [Fact]
    public void Find_Match_IsMarkedInASnippetOfAboutTheLength()
    {
        var snippet = Index.Find("антивирус", Language.Kazakh).Results[0].Snippet;

        Assert.InRange(snippet.Text.Length, 10, 170);
        Assert.Equal(["Антивирус"], snippet.Highlights.Select(mark => snippet.Text.Substring(mark.Start, mark.Length)));
    }

    [Fact]
    public void Find_AnyQuery_GivesMarksInsideTheSnippetAndNeverThrows() =>
        Gen.String.Select(Gen.Const(" код пароль мошенники "), Gen.String, (a, b, c) => a + b + c).Sample(query =>
        {
            foreach (var mode in Enum.GetValues<SearchMode>())
            {
                var answer = Index.Find(query, Language.Russian, mode);
                Assert.True(answer.Query.Length <= SearchIndex.MaxQueryLength);
                foreach (var snippet in answer.Results.Select(result => result.Snippet))
                {
                    var end = 0;
                    foreach (var mark in snippet.Highlights)
                    {
                        Assert.InRange(mark.Start, end, snippet.Text.Length);
                        Assert.InRange(mark.End, mark.Start + 1, snippet.Text.Length);
                        end = mark.End;
                    }
                }
            }
        });

    [Theory]
    [InlineData("абвгд", 0, "абвгд")]
    [InlineData("абвг", 1, "абвгд")]
    [InlineData("бавгд", 1, "абвгд")]
    [InlineData("абвгдеж", 2, "абвгд")]
    public void Near_KeyWithinTheDistance_IsFound(string key, int distance, string expected)
    {
        string[] keys = ["абвгд", "жзикл"];
        var near = new PhoneticTrie(keys).FindNear(key, distance);

        Assert.Equal([(expected, distance)], near.Select(found => (keys[found.Key], found.Distance)));
    }
}
