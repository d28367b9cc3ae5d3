using CyberAware.Core;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Assessments;

/// <summary>What belongs to the self-assessment and is no page.</summary>
public static class AssessmentEndpoints
{
    private const string ContentType = "text/csv; charset=utf-8";

    public static void AddAssessment(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new PublicPathSource(library =>
            library.Assessment is { } assessment ? [new PublicPath(AssessmentPaths.Form, language => assessment[language].Updated)] : []));
        builder.Services.AddScoped<AssessmentCsv>();
    }

    public static void MapAssessment(this WebApplication app) =>
        app.MapPost("/" + AssessmentPaths.CsvRoute, WriteAsync).AsPerVisitor().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> WriteAsync(
        string language, HttpContext context, PortalSnapshot snapshot, PortalLinks links, AssessmentCsv csv, CancellationToken cancellation)
    {
        var reader = Language.Find(language)!;
        if (snapshot.Library.Assessment is not { } assessment)
        {
            return Results.NotFound();
        }

        var (form, refused) = await AssessmentForm.ReadAsync(assessment, context, cancellation);
        if (form is null)
        {
            return Results.StatusCode(refused);
        }

        // Only a page that is older than the statements sends less than all.
        if (form.Missing(assessment).Count > 0)
        {
            context.Response.Headers.Location = links.Page(reader, AssessmentPaths.Form);
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }

        return Results.File(csv.Write(reader, assessment, form), ContentType, $"self-assessment-{reader}.csv");
    }
}
