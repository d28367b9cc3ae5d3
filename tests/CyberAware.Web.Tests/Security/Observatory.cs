namespace CyberAware.Web.Tests.Security;

/// <summary>
/// The public grading rules of MDN's HTTP Observatory, as far as a site without cookies meets them:
/// 100 points, penalties, and bonuses that count from 90 points on. A+ begins at 100.
/// </summary>
internal static class Observatory
{
    public static int Grade(
        IReadOnlyDictionary<string, string> headers, bool allScriptsHaveIntegrity, bool redirectsToHttps, bool setsCookies, bool isPreloaded)
    {
        var csp = Directives(headers.GetValueOrDefault("Content-Security-Policy"));
        var score = 100
            - (csp.Count == 0 ? 25 : IsUnsafe(csp, "script-src") ? 20 : 0)
            - Hsts(headers.GetValueOrDefault("Strict-Transport-Security"))
            - (headers.GetValueOrDefault("X-Content-Type-Options") == "nosniff" ? 0 : 5)
            - (csp.ContainsKey("frame-ancestors") || headers.ContainsKey("X-Frame-Options") ? 0 : 20)
            - (redirectsToHttps ? 0 : 20)
            - (setsCookies ? 40 : 0);
        if (score < 90)
        {
            return Math.Max(score, 0);
        }

        return score
            + (IsStrict(csp) ? 10 : 0)
            + (csp.ContainsKey("frame-ancestors") ? 5 : 0)
            + (headers.GetValueOrDefault("Referrer-Policy") is "no-referrer" or "same-origin" or "strict-origin" or "strict-origin-when-cross-origin" ? 5 : 0)
            + (headers.GetValueOrDefault("Cross-Origin-Resource-Policy") is "same-origin" or "same-site" ? 10 : 0)
            + (allScriptsHaveIntegrity ? 5 : 0)
            + (isPreloaded ? 5 : 0);
    }

    private static int Hsts(string? header)
    {
        const int SixMonths = 15_768_000;
        var age = header?.Split(';').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("max-age=", StringComparison.Ordinal));
        return age is null ? 20 : int.Parse(age["max-age=".Length..], System.Globalization.CultureInfo.InvariantCulture) < SixMonths ? 10 : 0;
    }

    private static Dictionary<string, string[]> Directives(string? policy) =>
        (policy ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(directive => directive.Split(' '))
            .ToDictionary(parts => parts[0], parts => parts[1..]);

    private static bool IsUnsafe(Dictionary<string, string[]> csp, string directive) =>
        (csp.GetValueOrDefault(directive) ?? csp.GetValueOrDefault("default-src") ?? ["*"])
            .Any(source => source is "'unsafe-inline'" or "'unsafe-eval'" or "*" or "data:" or "https:" or "http:");

    private static bool IsStrict(Dictionary<string, string[]> csp) =>
        csp.GetValueOrDefault("default-src") is ["'none'"]
        && !IsUnsafe(csp, "script-src") && !IsUnsafe(csp, "style-src")
        && csp.GetValueOrDefault("form-action") is ["'none'"] or ["'self'"];
}
