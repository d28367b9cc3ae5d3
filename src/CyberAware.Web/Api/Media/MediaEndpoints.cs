using System.Data.Common;
using System.Globalization;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People;
using CyberAware.Web.Configuration;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CyberAware.Web.Api.Media;

/// <summary>Pictures that editors upload: taken in the closed area, shown to everybody.</summary>
public static class MediaEndpoints
{
    /// <summary>Name of the form's field with the file.</summary>
    public const string FileField = "file";

    /// <summary>Parameter of the page of the pictures with the one that was just stored.</summary>
    public const string StoredParameter = "stored";

    /// <summary>Parameter of the page of the pictures with the <see cref="MediaProblem"/> of a file that was refused.</summary>
    public const string ProblemParameter = "problem";

    /// <summary>Field of the form that takes a picture away: its name.</summary>
    public const string PictureField = "picture";

    /// <summary>Number of the page of the pictures, as a parameter and as a field.</summary>
    public const string PageParameter = "page";

    /// <summary>Parameter of the page of the pictures after one was taken away.</summary>
    public const string RemovedParameter = "removed";

    /// <summary>Parameter of the page of the pictures with the <see cref="RemovalProblem"/> of one that stays.</summary>
    public const string KeptParameter = "kept";

    // A picture of this name never changes, but it can be taken away. Whoever has seen it keeps what was sent; a shared cache
    // would show it to others for a year, so it asks again every hour.
    private const string Forever = "max-age=31536000, s-maxage=3600, immutable";
    private const string Feature = "Media";

    public static void AddMedia(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => CreateStore(
            services.GetRequiredService<PortalDatabase>(),
            services.GetRequiredService<IOptions<PortalSettings>>().Value,
            builder.Environment.ContentRootPath,
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<MediaService>();
        builder.Services.AddSingleton<MediaRemoval>();
    }

    /// <summary>The store of a portal with these settings.</summary>
    public static MediaStore CreateStore(PortalDatabase database, PortalSettings settings, string root, TimeProvider time)
    {
        var cache = string.IsNullOrEmpty(settings.CachePath) ? Path.Combine(root, "App_Data") : settings.CachePath;
        return new MediaStore(database, Path.Combine(cache, MediaName.Root), new MediaFolder(PortalFolders.Content(settings.ContentPath, root)), time);
    }

    public static void MapMedia(this WebApplication app) => app
        .MapMethods($"/{MediaName.Root}/{{name}}", [HttpMethods.Get, HttpMethods.Head], ShowAsync).AsPublicFile().ExcludeFromDescription();

    public static void MapMediaUpload(this IEndpointRouteBuilder area) => area
        .MapPost("/editor/{language:language}/media", UploadAsync)
        .RequireAuthorization(MayUpload).WithMetadata(new UploadAttribute()).WithRequestTimeout(RequestLimits.ClosedTimeout).ExcludeFromDescription();

    public static void MapMediaRemoval(this IEndpointRouteBuilder area) => area
        .MapPost("/editor/{language:language}/media/remove", RemoveAsync)
        .RequireAuthorization(MayRemove).WithRequestTimeout(RequestLimits.ClosedTimeout).ExcludeFromDescription();

    // Asked before a body is read, which may be large; the service asks again.
    private static void MayUpload(AuthorizationPolicyBuilder policy) => RequireActor(policy, MediaService.Allows);

    private static void MayRemove(AuthorizationPolicyBuilder policy) => RequireActor(policy, actor => MediaRemoval.Allows(actor, actor.Id));

    private static void RequireActor(AuthorizationPolicyBuilder policy, Func<Actor, bool> allows) => policy.RequireAuthenticatedUser()
        .RequireAssertion(context => context.Resource is HttpContext http && http.Features.Get<Actor>() is { } actor && allows(actor));

    private static async Task<IResult> ShowAsync(string name, HttpContext context, MediaStore store)
    {
        if (!MediaName.TryParse(name, out var picture))
        {
            return Results.NotFound();
        }

        var read = await store.ReadAsync(picture, context.RequestAborted);
        if (read.Bytes is null)
        {
            // It may be there in a moment: another instance has just taken it, or the database comes back.
            context.Response.Headers.CacheControl = "no-store";
            return Results.StatusCode(read.IsUnavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound);
        }

        context.Response.Headers.CacheControl = Forever;
        return Results.Bytes(read.Bytes, picture.ContentType, entityTag: new EntityTagHeaderValue($"\"{picture.Hash}\""));
    }

    private static async Task<IResult> UploadAsync(HttpContext context, MediaService media, FeatureResources texts)
    {
        if (context.Features.Get<Actor>() is not { } actor)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var file = (await context.Request.ReadFormAsync(context.RequestAborted)).Files.GetFile(FileField);
        try
        {
            var result = await media.UploadAsync(actor, file?.FileName ?? "", await ReadAsync(file, context.RequestAborted), context.RequestAborted);
            if (WantsPage(context.Request) && AnswerFor(result) is { } answer)
            {
                return Results.Redirect($"{EditorPaths.Media(RequestLanguage.For(context)!)}?{answer}");
            }

            return result.Failure switch
            {
                null => Stored(result.Value),
                MediaRefused { Problem: var problem } => Results.Problem(statusCode: StatusOf(problem), title: texts[Feature][$"Problem.{problem}"]),
                EditingRefused => Results.StatusCode(StatusCodes.Status403Forbidden),
                _ => Results.StatusCode(StatusCodes.Status409Conflict),
            };
        }
        catch (Exception e) when (e is DbException or TimeoutException or InvalidOperationException { InnerException: DbException })
        {
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: texts[Feature]["Unavailable"]);
        }
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, MediaRemoval removal)
    {
        if (context.Features.Get<Actor>() is not { } actor || !context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var result = MediaName.TryParse(form[PictureField], out var name)
            ? await removal.RemoveAsync(actor, name, context.RequestAborted)
            : new MediaKept(RemovalProblem.Unknown, []);
        var answer = result.Failure switch
        {
            null => $"{RemovedParameter}=1",
            MediaKept kept => $"{KeptParameter}={kept.Problem}",
            _ => null,
        };
        return answer is null
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : Results.Redirect($"{EditorPaths.Media(RequestLanguage.For(context)!)}?{answer}&{PageParameter}={PageFrom(form[PageParameter])}");
    }

    /// <summary>Number of a page of the pictures, from 1, as somebody sent it.</summary>
    public static int PageFrom(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MediaCatalog.MaxPages) : 1;

    // A form that a browser sends without a script: the page of the pictures says what became of it.
    private static bool WantsPage(HttpRequest request) => request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");

    private static string? AnswerFor(EditingResult<StoredPicture> result) => result.Failure switch
    {
        null => $"{StoredParameter}={result.Value.Name}",
        MediaRefused refused => $"{ProblemParameter}={refused.Problem}",
        _ => null,
    };

    private static IResult Stored(StoredPicture picture)
    {
        var answer = new MediaResponse(picture.Name.Url, picture.Size.Width, picture.Size.Height);
        return picture.IsNew ? Results.Created(picture.Name.Url, answer) : Results.Ok(answer);
    }

    private static async Task<byte[]> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        if (file is not null)
        {
            await file.CopyToAsync(bytes, cancellation);
        }

        return bytes.ToArray();
    }

    private static int StatusOf(MediaProblem problem) => problem switch
    {
        MediaProblem.TooLarge => StatusCodes.Status413PayloadTooLarge,
        MediaProblem.NoPicture => StatusCodes.Status415UnsupportedMediaType,
        _ => StatusCodes.Status400BadRequest,
    };
}

/// <summary>A picture that was taken, as the editor's script reads it.</summary>
/// <param name="Url">Address to be named in texts.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record MediaResponse(string Url, int Width, int Height);
