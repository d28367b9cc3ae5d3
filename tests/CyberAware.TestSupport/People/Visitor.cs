using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace CyberAware.TestSupport.People;

/// <summary>What a visitor got.</summary>
/// <param name="Response">The response.</param>
/// <param name="Page">Its page.</param>
public sealed record Visit(HttpResponseMessage Response, IHtmlDocument Page)
{
    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>The page as it was sent.</summary>
    public string Source => Page.Source.Text;

    /// <summary>Where it sends to; null when it doesn't.</summary>
    public string? Location => Response.Headers.Location?.OriginalString;

    public string Title => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>What is wrong with the form.</summary>
    public string Errors => string.Join('\n', Page.QuerySelectorAll(".form-errors li").Select(item => item.TextContent.Trim()));
}

/// <summary>A browser without a script: keeps cookies, sends the forms of the page that it sees, follows no redirect.</summary>
public sealed class Visitor(HttpClient client) : IDisposable
{
    private Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>What it wants to be answered with.</summary>
    public string Accept { get; set; } = "text/html,*/*";

    /// <summary>The page that is seen.</summary>
    public IHtmlDocument? Page { get; private set; }

    /// <summary>The cookies.</summary>
    public IReadOnlyDictionary<string, string> Cookies => cookies;

    public Visitor With(string name, string value)
    {
        cookies[name] = value;
        return this;
    }

    /// <summary>The same browser at another instance of the portal: what one sets, the other sends.</summary>
    public Visitor At(HttpClient other) => new(other) { cookies = cookies };

    /// <summary>The same cookies in another browser.</summary>
    public Visitor Copy(HttpClient other) => new(other) { cookies = new(cookies, StringComparer.Ordinal) };

    public Task<Visit> GetAsync(string url) => SendAsync(new HttpRequestMessage(HttpMethod.Get, url));

    /// <summary>Opens a page that must answer so.</summary>
    public async Task<IHtmlDocument> OpenAsync(string url, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var visit = await GetAsync(url);
        Assert.True(visit.Status == expected, $"{url} answered {(int)visit.Status} {visit.Location}, expected {(int)expected}\n{visit.Page.Body?.TextContent}");
        return visit.Page;
    }

    /// <summary>Opens a page, fills its form and sends it, with all that the form hides.</summary>
    public async Task<Visit> FillAsync(string url, string form, params (string Name, string Value)[] fields)
    {
        await OpenAsync(url);
        return await SubmitAsync(form, fields);
    }

    /// <summary>Fills in the form of signing in; the code is asked for afterwards.</summary>
    public Task<Visit> TryPasswordAsync(string userName, string password) =>
        FillAsync("/account/ru/sign-in", "form[novalidate]", ("user", userName), ("password", password));

    /// <summary>Signs in by the screens, which must succeed.</summary>
    public async Task SignInAsync(TestPerson person, string code)
    {
        Assert.Equal("/account/ru/sign-in/code", (await TryPasswordAsync(person.UserName, person.Password)).Location);
        Assert.Equal(HttpStatusCode.Found, (await FillAsync("/account/ru/sign-in/code", "form", ("code", code))).Status);
    }

    /// <summary>Sends a form of the page that is seen; fields of the same name replace what it holds.</summary>
    public Task<Visit> SubmitAsync(string form, params (string Name, string Value)[] fields)
    {
        var element = Assert.IsType<IHtmlFormElement>(Page!.QuerySelector(form), exactMatch: false);
        var names = fields.Select(field => field.Name).ToHashSet();
        var hidden = element.QuerySelectorAll("input").OfType<IHtmlInputElement>()
            .Where(input => !names.Contains(input.Name!) && (input.Type is not ("checkbox" or "radio") || input.IsChecked))
            .Select(input => (input.Name!, input.Value));
        return PostAsync(element.GetAttribute("action")!, [.. hidden, .. fields]);
    }

    /// <summary>Posts just these fields.</summary>
    public Task<Visit> PostAsync(string url, params (string Name, string Value)[] fields) =>
        PostAsync(url, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Posts a form of any kind.</summary>
    public Task<Visit> PostAsync(string url, HttpContent form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return SendAsync(request);
    }

    public void Dispose() => client.Dispose();

    private async Task<Visit> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Add("Accept", Accept);
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var (name, value) = (set.Split(';')[0].Split('=', 2)[0], set.Split(';')[0].Split('=', 2)[1]);
            if (value.Length == 0)
            {
                cookies.Remove(name);
            }
            else
            {
                cookies[name] = value;
            }
        }

        Page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return new Visit(response, Page);
    }
}
