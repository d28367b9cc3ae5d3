using Microsoft.Net.Http.Headers;

namespace CyberAware.Web.Api;

/// <summary>
/// A file to be kept. It has two names: one in Latin letters for programs that know no other, and one that its reader
/// understands (RFC 6266).
/// </summary>
/// <param name="Content">The bytes.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Name">Name in Latin letters, without what stands behind the dot.</param>
/// <param name="Title">Name in the reader's language; what file systems refuse is left out.</param>
/// <param name="Extension">What stands behind the dot.</param>
public sealed record Attachment(byte[] Content, string ContentType, string Name, string Title, string Extension)
{
    // Windows refuses these, and a dot at the end.
    private const string Refused = "\\/:*?\"<>|";

    /// <summary>The file as an answer.</summary>
    public IResult ToResult(HttpContext context)
    {
        var title = string.Concat(Title.Where(character => !char.IsControl(character) && !Refused.Contains(character, StringComparison.Ordinal)));
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"{Name}.{Extension}",
            FileNameStar = $"{title.Trim(' ', '.')}.{Extension}",
        }.ToString();
        return Results.Bytes(Content, ContentType);
    }
}
