using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Browsing;

/// <summary>What can go wrong while a page loads or is looked at.</summary>
public enum ProblemKind
{
    Policy,
    ForeignHost,
    FailedRequest,
    ConsoleError,
    Status,
    SidewaysScroll,
    Language,
    Accessibility,
    LostText,
}

public sealed record Problem(ProblemKind Kind, string Text);

/// <summary>
/// Watches one tab: breaches of the content security policy, requests to other hosts, failed requests and
/// errors in the console, each since the last <see cref="TakeAsync"/>.
/// </summary>
public sealed class PageWatch
{
    // Runs before any script of the page; the policy doesn't apply to it.
    private const string ListenForBreaches = """
        window.policyBreaches = [];
        document.addEventListener('securitypolicyviolation', e =>
          window.policyBreaches.push(`${e.effectiveDirective} blocked ${e.blockedURI || 'inline'} ${e.sample}`));
        """;

    private readonly IPage page;
    private readonly string host;
    private readonly ConcurrentQueue<Problem> seen = [];

    private PageWatch(IPage page, Uri portal)
    {
        this.page = page;
        host = portal.Authority;
        page.Request += (_, request) => SeeRequest(request);
        page.Response += (_, response) => SeeResponse(response);
        page.RequestFailed += (_, request) => See(ProblemKind.FailedRequest, $"{request.Url} {request.Failure}");
        page.Console += (_, message) => SeeMessage(message);
        page.PageError += (_, error) => See(ProblemKind.ConsoleError, error);
    }

    public static async Task<PageWatch> StartAsync(IPage page, Uri portal)
    {
        await page.AddInitScriptAsync(ListenForBreaches);
        return new PageWatch(page, portal);
    }

    /// <summary>Everything seen so far; the next call starts anew.</summary>
    public async Task<IReadOnlyList<Problem>> TakeAsync()
    {
        var breaches = await page.EvaluateAsync<string[]?>("() => window.policyBreaches.splice(0)");
        foreach (var breach in breaches ?? [])
        {
            See(ProblemKind.Policy, breach);
        }

        var problems = new List<Problem>();
        while (seen.TryDequeue(out var problem))
        {
            problems.Add(problem);
        }

        return problems;
    }

    private void SeeRequest(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is "http" or "https" or "ws" or "wss" && address.Authority != host)
        {
            See(ProblemKind.ForeignHost, request.Url);
        }
    }

    private void SeeResponse(IResponse response)
    {
        // The status of the page itself is the caller's to judge: some are asked for because they are missing.
        if (response.Status >= 400 && !response.Request.IsNavigationRequest)
        {
            See(ProblemKind.FailedRequest, $"{response.Url} answered {response.Status}");
        }
    }

    private void SeeMessage(IConsoleMessage message)
    {
        if (message.Type != "error" || IsOwnStatus(message))
        {
            return;
        }

        // Frames and styles blocked before the listener exists are told in the console only.
        var kind = message.Text.Contains("Content Security Policy", StringComparison.Ordinal) ? ProblemKind.Policy : ProblemKind.ConsoleError;
        See(kind, IsOfLoading(message) ? $"{message.Text} {message.Location}" : message.Text);
    }

    /// <summary>Chromium tells the 404 of a missing page itself as an error of that page.</summary>
    private bool IsOwnStatus(IConsoleMessage message) =>
        IsOfLoading(message) && message.Location.StartsWith(page.Url, StringComparison.Ordinal);

    // Its text doesn't say what was not loaded.
    private static bool IsOfLoading(IConsoleMessage message) => message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal);

    private void See(ProblemKind kind, string text) => seen.Enqueue(new Problem(kind, text));
}
