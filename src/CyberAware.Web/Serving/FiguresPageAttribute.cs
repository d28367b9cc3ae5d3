namespace CyberAware.Web.Serving;

/// <summary>Marks public pages that show figures from the database: they are kept for a minute, not until the content changes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FiguresPageAttribute : Attribute
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<FiguresPageAttribute>() is not null;
}
