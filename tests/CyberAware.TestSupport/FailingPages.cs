using System.Globalization;
using CyberAware.Core;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.TestSupport;

/// <summary>
/// Addresses that fail as they are told to, for looking at the pages of errors that a reader meets after a post only,
/// or when the portal itself is ill. See <see cref="On"/>.
/// </summary>
public sealed class FailingPages : IResourceFilter
{
    /// <summary>What the exception behind the status 500 says, and no page may.</summary>
    public const string Secret = "details that nobody outside may see";

    private const string Folder = "fails";

    public static readonly IReadOnlyList<int> Statuses = [400, 403, 405, 409, 413, 429, 500];

    public static string UrlOf(Language language, int status) => $"/{language}/{Folder}/{status}";

    /// <summary>A host in which these addresses fail.</summary>
    public static PortalHost On(PortalHost host) =>
        host.Replacing(services => services.Configure<MvcOptions>(options => options.Filters.Add(new FailingPages())));

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.HttpContext.Request.Path.Value!.Split('/') is [_, _, Folder, var status])
        {
            var code = int.Parse(status, CultureInfo.InvariantCulture);
            context.Result = code < 500 ? new StatusCodeResult(code) : throw new InvalidOperationException(Secret);
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
