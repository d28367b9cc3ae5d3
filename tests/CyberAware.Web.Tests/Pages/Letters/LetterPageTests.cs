using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Core.Letters;
using CyberAware.TestSupport;
using CyberAware.Web.Pages.Letters;
using CyberAware.Web.Tests.Pages.Quizzes;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Letters;

public sealed class LetterPageTests(SharedPortal portal)
{
    private const string Address = "/ru/letters/complaint";

    private Letter Complaint => portal.Host.Library().FindLetter("complaint")!;

    [Fact]
    public async Task Get_EveryLetter_IsACompleteFormAndTheSameInBothLanguages()
    {
        using var client = portal.Host.RawClient();
        foreach (var letter in portal.Host.Library().Letters)
        {
            var names = new List<string>();
            foreach (var language in Language.All)
            {
                var page = await client.GetPageAsync($"/{language}/letters/{letter.Slug}");
                var form = page.QuerySelector("form.letter-form")!;
                Assert.Equal("post", form.GetAttribute("method"));
                Assert.Equal($"/{language}/letters/{letter.Slug}", form.GetAttribute("action"));
                Assert.Contains(letter[language].Notice, page.QuerySelector(".letter-notice")!.TextContent, StringComparison.Ordinal);
                Assert.Equal(letter.Sources.Count, page.QuerySelectorAll(".letter-sources li").Length);
                Assert.Equal(letter[language].Template.Count, ((IHtmlTemplateElement)page.QuerySelector("#site-letter-template")!).Content.QuerySelectorAll("p").Length);
                foreach (var field in letter.Fields)
                {
                    AssertField(page, field, letter[language].Fields[field.Id]);
                }

                names.Add(string.Join('\n', form.QuerySelectorAll("input, textarea").Select(input => $"{input.GetAttribute("name")} {input.GetAttribute("type")} {input.GetAttribute("autocomplete")} {input.Id}")));
            }

            Assert.Equal(names[0], names[1]);
        }
    }

    [Fact]
    public async Task Get_Complaint_HelpsBrowsersToFillIn()
    {
        var page = await portal.Host.RawClient().GetPageAsync(Address);
        foreach (var (field, type, mode, autocomplete) in new[]
        {
            ("name", "text", null, "name"), ("iin", "text", "numeric", "off"), ("phone", "tel", "tel", "tel"), ("email", "email", "email", "email"),
            ("operator", "text", null, "off"), ("operator-bin", "text", "numeric", "off"), ("earlier-on", "text", "decimal", "off"),
        })
        {
            var input = page.QuerySelector($"[name='f-{field}']")!;
            Assert.Equal((type, mode, autocomplete), (input.GetAttribute("type"), input.GetAttribute("inputmode"), input.GetAttribute("autocomplete")));
        }

        Assert.Equal("street-address", page.QuerySelector("textarea[name=f-address]")!.GetAttribute("autocomplete"));
    }

    [Fact]
    public async Task Get_Letter_IsKeptByTheCacheWithoutCookie()
    {
        using var client = portal.Host.RawClient();
        await client.SendAsync(HttpMethod.Get, "/kk/letters/demand");
        using var second = await client.SendAsync(HttpMethod.Get, "/kk/letters/demand");
        Assert.NotNull(second.Header("Age"));
        Assert.Null(second.Header("Set-Cookie"));
        Assert.DoesNotContain("__RequestVerificationToken", await second.DecodedAsync(), StringComparison.Ordinal);
    }

    // Nothing that comes of a form goes where pages are kept.
    [Fact]
    public async Task Post_AnyForm_PutsNothingIntoThePageCache()
    {
        var store = new WatchedStore();
        await using var host = new PortalHost().Replacing(services => services.AddSingleton<IOutputCacheStore>(store));
        using var client = host.RawClient();
        await client.GetPageAsync(Address);
        Assert.Single(store.Kept);
        foreach (var wanted in new[] { "", LetterForm.Form, LetterForm.Document })
        {
            using var response = await client.PostAsync(Address, LetterSamples.Fields(Complaint, Language.Russian, 1).Append(new(LetterForm.WantedField, wanted)));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        using var bad = await client.PostAsync(Address, [new("f-name", LetterSamples.Mark)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Single(store.Kept);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Post_NothingFilledIn_NamesEachRequiredField(string language)
    {
        using var response = await portal.Host.RawClient().PostAsync($"/{language}/letters/complaint", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("no-store", response.Header("Cache-Control"));
        var page = await ParseAsync(response);

        var required = Complaint.Fields.Where(field => field.IsRequired).ToList();
        Assert.Equal(required.Select(field => "#" + FieldView.InputId(field)), page.QuerySelectorAll(".form-errors[role=alert] a").Select(link => link.GetAttribute("href")));
        Assert.False(page.QuerySelector(".form-errors")!.HasAttribute("hidden"));
        Assert.Equal(required.Count, page.QuerySelectorAll(".form-error:not([hidden])").Length);
        foreach (var field in required)
        {
            var input = page.GetElementById(FieldView.InputId(field))!;
            var described = field.Options.Count > 0 ? input.Closest("fieldset")! : input;
            Assert.Contains($"site-error-{field.Id}", described.GetAttribute("aria-describedby")!.Split(' '));
            Assert.Equal(field.Options.Count > 0 ? null : "true", input.GetAttribute("aria-invalid"));
        }

        Assert.Empty(page.QuerySelectorAll(".letter-sheet p"));
    }

    [Theory]
    [InlineData("iin", "123456789012", "последняя цифра")]
    [InlineData("iin", "12345", "двенадцать цифр")]
    [InlineData("earlier-on", "2026-02-30", "Такого дня нет")]
    [InlineData("earlier-on", "2999-01-01", "ещё не наступил")]
    [InlineData("email", "почта", "электронной почты")]
    [InlineData("phone", "нет", "номер телефона")]
    [InlineData("period", null, "не больше 150 знаков, а написано 151")]
    public async Task Post_OneMistake_IsNamedBesideItsFieldAndNothingIsLost(string field, string? value, string expected)
    {
        value ??= new string('я', 151);
        var fields = LetterSamples.Fields(Complaint, Language.Russian, 4).Where(sent => sent.Key != LetterForm.Prefix + field).Append(new(LetterForm.Prefix + field, value)).ToList();
        using var response = await portal.Host.RawClient().PostAsync(Address, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await ParseAsync(response);

        Assert.StartsWith("Ошибка:", page.Title, StringComparison.Ordinal);
        Assert.Contains(expected, page.GetElementById($"site-error-{field}")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Single(page.QuerySelectorAll(".form-errors li")).TextContent, StringComparison.Ordinal);
        AssertFilledIn(page, fields);
    }

    [Fact]
    public async Task Post_Change_LeadsBackToTheFilledForm()
    {
        var fields = LetterSamples.Fields(Complaint, Language.Russian, 5);
        using var client = portal.Host.RawClient();
        using var letter = await client.PostAsync(Address, fields);
        var hidden = (await ParseAsync(letter)).QuerySelectorAll("#site-letter-form input[type=hidden]")
            .Select(input => new KeyValuePair<string, string>(input.GetAttribute("name")!, input.GetAttribute("value")!)).ToList();
        using var response = await client.PostAsync(Address, hidden.Append(new(LetterForm.WantedField, LetterForm.Form)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Header("Cache-Control"));
        var page = await ParseAsync(response);
        AssertFilledIn(page, fields);
        Assert.True(page.QuerySelector(".form-errors")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task Post_MarkupInEveryField_StaysText()
    {
        const string Attack = "\"><img src=x onerror=alert(1)></textarea><script>alert(1)</script>";
        var fields = Complaint.Fields.Select(field => new KeyValuePair<string, string>(LetterForm.Prefix + field.Id, Attack));
        using var response = await portal.Host.RawClient().PostAsync(Address, fields);
        var page = await ParseAsync(response);
        Assert.Empty(page.QuerySelectorAll("img[onerror], main script"));
        Assert.Equal(Attack, ((IHtmlInputElement)page.GetElementById("site-field-name")!).Value);
    }

    [Theory]
    [InlineData("cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData("same-site", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "https://a.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", PortalHost.PublicOrigin, HttpStatusCode.UnprocessableEntity)]
    public async Task Post_FromAForeignPage_IsRefused(string? site, string? origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new FormUrlEncodedContent([new("f-name", "x")]) };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await portal.Host.RawClient().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    // Only a real server counts the bytes: the longest letter goes through, more doesn't.
    [Fact]
    public async Task Post_Size_LongestLetterPassesTenMegabytesDont()
    {
        await using var host = new PortalHost();
        using var client = new HttpClient { BaseAddress = host.Listen() };
        var longs = Complaint.Fields.Where(field => field is { MaxLength: > 0, Format: LetterFieldFormat.Free }).ToDictionary(field => LetterForm.Prefix + field.Id, field => new string('₸', field.MaxLength));
        var fields = LetterSamples.Fields(Complaint, Language.Kazakh, 0).Where(field => !longs.ContainsKey(field.Key)).Concat(longs).ToList();
        using var longest = await client.PostAsync("/kk/letters/complaint", fields);
        Assert.Equal(HttpStatusCode.OK, longest.StatusCode);

        // The client waits for leave to send the body, so that the answer is not lost with the connection.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/kk/letters/complaint") { Content = new FormUrlEncodedContent([new("f-situation", new string('x', 10 * 1024 * 1024))]) };
        request.Headers.ExpectContinue = true;
        using var most = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, most.StatusCode);
        Assert.Equal("no-store", most.Header("Cache-Control"));
    }

    [Fact]
    public async Task Post_StrangeForms_AreRefused()
    {
        using var client = portal.Host.RawClient();
        using var keys = await client.PostAsync(Address, Enumerable.Range(0, 70).Select(i => new KeyValuePair<string, string>($"k{i}", "x")));
        Assert.Equal(HttpStatusCode.BadRequest, keys.StatusCode);
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        using var other = await client.PostAsync(Address, json, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, other.StatusCode);
        using var parts = new MultipartFormDataContent { { new StringContent("x"), "f-name" } };
        using var multipart = await client.PostAsync(Address, parts, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, multipart.StatusCode);
        using var unknown = await client.PostAsync("/ru/letters/nothing", []);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var put = await client.SendAsync(HttpMethod.Put, Address);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Letters_LeadsToTheHelperForGood(string language)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, $"/{language}/letters");
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal($"/{language}/check/letter", response.Header("Location"));
    }

    [Theory]
    [InlineData("kk", "келісімді кері қайтарып алу", "withdrawal")]
    [InlineData("ru", "жалоба в комитет", "complaint")]
    [InlineData("ru", "требование к организации", "demand")]
    public async Task Get_Search_FindsTheLetter(string language, string query, string slug)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/search?q={Uri.EscapeDataString(query)}");
        Assert.Contains(page.QuerySelectorAll("main a").Take(12), link => link.GetAttribute("href") == $"/{language}/letters/{slug}");
    }

    private static void AssertField(IHtmlDocument page, LetterField field, LetterFieldText text)
    {
        var input = page.GetElementById(FieldView.InputId(field))!;
        Assert.Equal(LetterForm.Prefix + field.Id, input.GetAttribute("name"));
        var label = field.Options.Count > 0 ? input.Closest("fieldset")!.QuerySelector("legend")! : page.QuerySelector($"label[for='{input.Id}']")!;
        Assert.StartsWith(text.Label, label.TextContent, StringComparison.Ordinal);
        Assert.Equal(!field.IsRequired, label.QuerySelector(".letter-optional") is not null);
        var described = field.Options.Count > 0 ? input.Closest("fieldset")! : input;
        Assert.All((described.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries), id => Assert.NotNull(page.GetElementById(id)));
        if (field.Options.Count == 0)
        {
            Assert.Equal(field.IsRequired, input.HasAttribute("required"));
            Assert.Equal("", ((input as IHtmlInputElement)?.Value ?? ((IHtmlTextAreaElement)input).Value).Trim());
        }
    }

    private static void AssertFilledIn(IHtmlDocument page, IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach (var (name, value) in fields)
        {
            var inputs = page.QuerySelectorAll($"[name='{name}']").ToList();
            var options = inputs.OfType<IHtmlInputElement>().Where(input => input.Type is "radio" or "checkbox").ToList();
            if (options.Count > 0)
            {
                Assert.True(options.Single(option => option.Value == value).IsChecked, name);
                continue;
            }

            var kept = inputs[0] is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)inputs[0]).Value;
            Assert.Equal(LetterCleaner.Clean(value, inputs[0] is IHtmlTextAreaElement), kept);
        }
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.DecodedAsync(), TestContext.Current.CancellationToken);

    private sealed class WatchedStore : IOutputCacheStore
    {
        private readonly Dictionary<string, byte[]> kept = [];

        public IReadOnlyCollection<string> Kept => kept.Keys;

        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult(kept.GetValueOrDefault(key));

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
        {
            kept[key] = value;
            return ValueTask.CompletedTask;
        }
    }
}
