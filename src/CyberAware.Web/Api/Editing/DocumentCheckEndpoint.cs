using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Editing;

/// <summary>
/// Checks what is being typed, for the script of the writer's screen; the screen's own button gives the same without one.
/// The closed area asks for an antiforgery token, limits the body and forbids keeping the answer.
/// </summary>
public static class DocumentCheckEndpoint
{
    /// <summary>Begin of the name of a field with a text; its end is the language, or <see cref="SharedKey"/>.</summary>
    public const string TypedField = "text-";

    /// <summary>Name of a file that both languages share, among the fields.</summary>
    public const string SharedKey = "file";

    /// <summary>How long somebody who types waits for the dictionaries; what they say later stands in the next answer.</summary>
    public static readonly TimeSpan TypingPatience = TimeSpan.FromMilliseconds(20);

    // Nobody mends more of them before the next check, and a text can have a mistake in each line.
    private const int MostProblems = 200;

    private const string Feature = "Editing";

    public static void MapDocumentCheck(this IEndpointRouteBuilder area) => area
        .MapPost("/editor/{language:language}/editions/{id:guid}/check", CheckAsync)
        .RequireAuthorization().WithRequestTimeout(RequestLimits.ClosedTimeout).ExcludeFromDescription();

    /// <summary>Key of a file's field.</summary>
    public static string KeyOf(DocumentFile file) => file.Language?.Tag ?? SharedKey;

    private static async Task<IResult> CheckAsync(Guid id, HttpContext context, DocumentCheck check, FeatureResources texts)
    {
        if (context.Features.Get<Actor>() is not { } actor)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!DocumentFile.TryParse(form[EditorPaths.PathParameter].ToString(), out var file))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var files = file.Counterpart is null ? [file] : new[] { file, DocumentFile.Parse(file.Counterpart) };
        var typed = files.Where(each => form.ContainsKey(TypedField + KeyOf(each))).ToDictionary(each => each.Path, each => form[TypedField + KeyOf(each)].ToString());
        var result = await check.RunAsync(actor, id, file.Path, typed, TypingPatience, context.RequestAborted);
        return result.Failure switch
        {
            null => Results.Json(AnswerFor(result.Value, files, RequestLanguage.For(context)!, texts)),
            EditingRefused { IsForbidden: true } => Results.StatusCode(StatusCodes.Status403Forbidden),
            EditingRefused { Refusal: Refusal.TooLong } => Results.StatusCode(StatusCodes.Status413PayloadTooLarge),
            EditingRefused { Refusal: Refusal.Unreadable } => Results.StatusCode(StatusCodes.Status400BadRequest),
            _ => Results.StatusCode(StatusCodes.Status404NotFound),
        };
    }

    private static DocumentCheckResponse AnswerFor(CheckedTexts found, DocumentFile[] files, Language language, FeatureResources texts)
    {
        var words = texts[Feature];
        return new DocumentCheckResponse(
            [
                .. found.Problems.Take(MostProblems).Select(problem => new CheckedProblem(
                    problem.File,
                    Array.Find(files, file => file.Path == problem.File) is { } file ? KeyOf(file) : null,
                    problem.Line,
                    problem.Severity.ToString().ToLowerInvariant(),
                    words["Check.Line", problem.Line],
                    $"{words[$"Severity.{problem.Severity}"]}: {problem.Text.In(language)}")),
            ],
            words[found.Problems.Count == 0 ? "Check.Clean" : "Check.Found"],
            found.IsComplete);
    }
}

/// <summary>What is wrong with a document as it is typed.</summary>
/// <param name="Problems">In order of file and line.</param>
/// <param name="Said">The whole in a sentence.</param>
/// <param name="IsComplete">Whether the dictionaries have said all they know; if not, it is worth asking again.</param>
public sealed record DocumentCheckResponse(IReadOnlyList<CheckedProblem> Problems, string Said, bool IsComplete);

/// <summary>One mistake.</summary>
/// <param name="File">The file.</param>
/// <param name="Key">The field whose text it is; null for another file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Severity">error, fault or warning.</param>
/// <param name="Place">The line in words.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record CheckedProblem(string File, string? Key, int Line, string Severity, string Place, string Text);
