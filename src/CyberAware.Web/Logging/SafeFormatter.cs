using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace CyberAware.Web.Logging;

/// <summary>
/// Writes log lines that no text inside can forge: of a stack trace all lines but the first are indented, and characters
/// with power over a terminal are escaped.
/// </summary>
public sealed class SafeFormatter : ITextFormatter
{
    private const string Template = "[{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {TraceId}] {Message:j}{NewLine}{Exception}";

    private readonly MessageTemplateTextFormatter formatter = new(Template, CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        formatter.Format(logEvent, text);
        output.WriteLine(LogSanitizer.Escape(text.ToString().TrimEnd().ReplaceLineEndings("\n"), kept: "\n\t").Replace("\n", "\n    ", StringComparison.Ordinal));
    }
}
