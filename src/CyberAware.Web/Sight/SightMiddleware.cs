using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

namespace CyberAware.Web.Sight;

/// <summary>
/// Draws a page as its query asks and lets every link and form of it carry the choice on, for readers without
/// a script. Such pages are made for one reader, so they are never kept.
/// </summary>
public sealed class SightMiddleware(RequestDelegate next)
{
    public static bool Concerns(HttpRequest request) =>
        request.QueryString.HasValue && !SightChoice.Read(request.Query).IsUsual;

    public async Task InvokeAsync(HttpContext context)
    {
        var choice = SightChoice.Read(QueryOf(context));
        if (choice.IsUsual)
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        CarryOnRedirect(context.Response, choice);
        page.Position = 0;
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != true || page.Length == 0)
        {
            await page.CopyToAsync(body, context.RequestAborted);
            return;
        }

        context.Response.ContentLength = null;
        using var document = await new HtmlParser().ParseDocumentAsync(page, context.RequestAborted);
        Apply(choice, document);
        await context.Response.WriteAsync(document.ToHtml(), context.RequestAborted);
    }

    private static IQueryCollection QueryOf(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString is { Length: > 0 } original
            ? new QueryCollection(QueryHelpers.ParseQuery(original))
            : context.Request.Query;

    private static void Apply(SightChoice choice, IHtmlDocument document)
    {
        foreach (var (key, value) in choice.Values)
        {
            document.DocumentElement.SetAttribute("data-" + key, value);
        }

        foreach (var link in document.QuerySelectorAll("a[href]").Where(link => IsPage(link.GetAttribute("href")!)))
        {
            link.SetAttribute("href", choice.CarryOn(link.GetAttribute("href")!));
        }

        // The form that makes the choice speaks for itself; another GET form would lose a query in its address.
        foreach (var form in document.QuerySelectorAll<IHtmlFormElement>("form:not([data-sight])"))
        {
            if (form.GetAttribute("method")?.Equals("post", StringComparison.OrdinalIgnoreCase) == true)
            {
                form.SetAttribute("action", choice.CarryOn(form.GetAttribute("action") ?? ""));
                continue;
            }

            foreach (var (key, value) in choice.Values)
            {
                var field = document.CreateElement("input");
                field.SetAttribute("type", "hidden");
                field.SetAttribute("name", key);
                field.SetAttribute("value", value);
                form.AppendChild(field);
            }
        }
    }

    private static void CarryOnRedirect(HttpResponse response, SightChoice choice)
    {
        if (response.Headers.Location is [{ } location] && IsPage(location)
            && SightChoice.Read(new QueryCollection(QueryHelpers.ParseQuery(location.Split('?', 2) is [_, var query] ? query : ""))).IsUsual)
        {
            response.Headers.Location = choice.CarryOn(location);
        }
    }

    private static bool IsPage(string address) =>
        address.StartsWith('/') && Language.Find(address.Split('/', '?', '#')[1]) is not null;
}
