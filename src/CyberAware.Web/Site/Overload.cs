using CyberAware.Core;
using CyberAware.Web.Localization;

namespace CyberAware.Web.Site;

/// <summary>The answer to requests that there is no room for: in both languages, with whom to call, without rendering a page.</summary>
public static class Overload
{
    private const string RetryAfter = "5";

    public static Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = RetryAfter;
        response.Headers.CacheControl = "no-store";
        response.Headers.Remove("ETag");
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(Text(context), CancellationToken.None); // into memory, also when the client has left
    }

    private static string Text(HttpContext context)
    {
        var texts = context.RequestServices.GetRequiredService<FeatureResources>();
        var contacts = context.GetSnapshot().Library.Contacts.Values.Where(contact => contact.Kind is "phone" or "email");
        return string.Join("\n\n", Language.All.Select(language =>
            texts.In(language, "Errors", "Overloaded") + "\n"
            + string.Join('\n', contacts.Select(contact => $"{contact.Label[language]}: {contact.Display[language]}"))));
    }
}
