namespace CyberAware.Web.Pages.Embeds;

/// <summary>What a frame shows below its title.</summary>
/// <param name="Page">The page around it.</param>
/// <param name="Subject">What it shows.</param>
public sealed record EmbedPart<T>(IndexModel Page, T Subject);
