using Serilog;
using Serilog.Configuration;
using Serilog.Events;

namespace CyberAware.Web.Logging;

/// <summary>Where the log goes, and in what shape.</summary>
public static class PortalLogging
{
    public static void AddLogging(this WebApplicationBuilder builder) => builder.Services.AddSerilog(log => log
        .ReadFrom.Configuration(builder.Configuration)
        .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off) // see TraceMiddleware
        .WriteTo.Sink(LoggerSinkConfiguration.Wrap(
            console => new RepeatedLines(console, TimeProvider.System),
            writeTo => writeTo.Console(new SafeFormatter()))));
}
