using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberAware.Web.Site;

/// <summary>Writes a health report as text: the state on the first line, then one line for each check.</summary>
public static class HealthResponse
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Join('\n',
            [report.Status.ToString(), .. report.Entries.Select(check => $"{check.Key}: {check.Value.Status}, {check.Value.Description}")]));
    }
}
