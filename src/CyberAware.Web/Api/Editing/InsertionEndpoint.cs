using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Editing;

/// <summary>What the pickers of the writer's screen offer: pages and their headings, terms, figures, contacts, acts, pictures.</summary>
public static class InsertionEndpoint
{
    private const string Picture = "picture";
    private const int LongestQuery = 100;

    public static void MapInsertions(this IEndpointRouteBuilder area) => area
        .MapMethods("/editor/{language:language}/insertions", [HttpMethods.Get, HttpMethods.Head], FindAsync)
        .RequireAuthorization().WithRequestTimeout(RequestLimits.ClosedTimeout).ExcludeFromDescription();

    private static async Task<IResult> FindAsync(string? kind, string? q, string? path, HttpContext context, PortalSnapshot snapshot, MediaCatalog media)
    {
        // What is offered is public, but for the pictures: whoever may read some of the documents may look.
        if (context.Features.Get<Actor>() is not { } actor || !Enum.GetValues<DocumentKind>().Any(each => EditingPolicy.Allows(actor, Operation.Read, new ObjectFacts(each, [], []))))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (kind is null || !DocumentFile.TryParse(path, out var file))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var query = (q ?? "")[..Math.Min(q?.Length ?? 0, LongestQuery)];
        var found = kind == Picture
            ? Insertions.Filter(Insertions.Pictures(snapshot.Library, file.Document).Concat(await UploadedAsync(media, context.RequestAborted)), query)
            : Insertions.Find(snapshot.Library, kind, file.Language ?? Language.Kazakh, query);
        return found is null ? Results.StatusCode(StatusCodes.Status400BadRequest) : Results.Json(found);
    }

    // The newest ones; older ones stand on the page of the pictures with their addresses.
    private static async Task<IEnumerable<Insertion>> UploadedAsync(MediaCatalog media, CancellationToken cancellation) =>
        (await media.ReadAsync(1, cancellation)).Pictures
            .Select(picture => new Insertion(picture.FileName, FormattableString.Invariant($"{picture.Size.Width} \u00D7 {picture.Size.Height}"), picture.Name.Url, picture.Name.Url));
}
