namespace CyberAware.Web.Pages.Schools;

/// <summary>The lesson in the measure of a school's journal.</summary>
public static class JournalText
{
    /// <summary>Most characters.</summary>
    public const int Max = 700;

    /// <summary>Head, as many outcomes as fit, address.</summary>
    public static string Create(string head, IEnumerable<string> outcomes, string address)
    {
        var foot = $"\n{address}";
        var text = head[..Math.Min(head.Length, Max - foot.Length)];
        foreach (var outcome in outcomes)
        {
            var line = $"\n• {outcome}";
            if (text.Length + line.Length + foot.Length > Max)
            {
                break;
            }

            text += line;
        }

        return text + foot;
    }
}
