using CyberAware.Web.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace CyberAware.Web.Security;

/// <summary>
/// Answers 415 to a body that nobody here reads: text in any encoding but UTF-8, which the framework would look up and
/// fail at, and forms in parts, each of which can name an encoding of its own. Endpoints that take files take such forms;
/// only where routing comes first is it known which ones do.
/// </summary>
public sealed class BodyTypeMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // The error page that explains a refusal is reached by the refused request itself.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || IsReadable(context.Request.ContentType)
            || (context.GetEndpoint()?.Metadata.GetMetadata<UploadAttribute>() is not null && IsFileForm(context.Request.ContentType)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }

    /// <summary>Whether a body of this type can be read; what is no type at all is left to the endpoint.</summary>
    /// <param name="contentType">Header Content-Type, null when absent.</param>
    public static bool IsReadable(string? contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type)
        || (!type.Type.Equals("multipart", StringComparison.OrdinalIgnoreCase)
            && type.Parameters.All(parameter => !parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase)
                || HeaderUtilities.RemoveQuotes(parameter.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a body of this type is a form with files, as browsers send it.</summary>
    /// <param name="contentType">Header Content-Type, null when absent.</param>
    public static bool IsFileForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && type.Parameters is [{ } boundary] && boundary.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase);
}
