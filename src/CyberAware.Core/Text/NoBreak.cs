namespace CyberAware.Core.Text;

/// <summary>Keeps together what a line may not tear apart.</summary>
public static class NoBreak
{
    private const string Dash = " \u2014";

    /// <summary>The text with a no-break space before each dash, so that none begins a line.</summary>
    public static string BeforeDashes(string text) => text.Replace(Dash, "\u00A0\u2014", StringComparison.Ordinal);
}
