namespace CyberAware.Web.Site;

/// <summary>The one snapshot of a request: the key of its page in the cache and all that is rendered come from it.</summary>
public static class SnapshotFeature
{
    /// <summary>The snapshot of the request; the first call decides which.</summary>
    public static PortalSnapshot GetSnapshot(this HttpContext context) =>
        context.Features.Get<PortalSnapshot>() ?? context.GetSnapshot(context.RequestServices.GetRequiredService<SnapshotProvider>());

    /// <inheritdoc cref="GetSnapshot(HttpContext)"/>
    public static PortalSnapshot GetSnapshot(this HttpContext context, SnapshotProvider provider)
    {
        if (context.Features.Get<PortalSnapshot>() is not { } snapshot)
        {
            snapshot = provider.Current;
            context.Features.Set(snapshot);
        }

        return snapshot;
    }

    /// <summary>Lets pages and handlers ask for the request's <see cref="PortalSnapshot"/> like for any service.</summary>
    public static void AddRequestSnapshot(this IServiceCollection services)
    {
        services.AddScoped<Holder>();
        services.AddScoped(request => request.GetRequiredService<Holder>().Snapshot
            ?? throw new InvalidOperationException("There is no snapshot outside a request; ask the SnapshotProvider."));
        services.AddScoped(request => request.GetRequiredService<PortalSnapshot>().Charts);
    }

    /// <summary>Puts the request's snapshot where <see cref="AddRequestSnapshot"/> finds it.</summary>
    public static Task ShareAsync(HttpContext context, RequestDelegate next)
    {
        context.RequestServices.GetRequiredService<Holder>().Snapshot = context.GetSnapshot();
        return next(context);
    }

    private sealed class Holder
    {
        public PortalSnapshot? Snapshot { get; set; }
    }
}
