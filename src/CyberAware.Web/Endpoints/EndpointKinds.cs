using Microsoft.AspNetCore.Authorization;

namespace CyberAware.Web.Endpoints;

/// <summary>
/// What an endpoint says of its answers, at the endpoint: exactly one of these, or the policy that it requires. Whoever
/// says nothing is closed to everybody who has not signed in, and fails a test.
/// </summary>
public abstract class EndpointKindAttribute : Attribute, IAllowAnonymous
{
    /// <summary>Whether the answer goes into the page cache.</summary>
    public virtual bool IsCached => false;

    public static EndpointKindAttribute? For(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<EndpointKindAttribute>();
}

/// <summary>The same for everybody, and cached until the content changes.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PublicPageAttribute : EndpointKindAttribute
{
    public override bool IsCached => true;
}

/// <summary>The same for everybody, and cached for some seconds, since it shows figures from the database.</summary>
/// <param name="seconds">How long, in seconds.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CachedForAttribute(int seconds) : EndpointKindAttribute
{
    public override bool IsCached => true;

    public TimeSpan Lifetime => TimeSpan.FromSeconds(seconds);
}

/// <summary>Made for one request, such as of a reader's answers, words or headers; never in the page cache.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PerVisitorAttribute : EndpointKindAttribute;

/// <summary>A built file, compressed already and named by its bytes; the page cache leaves it alone.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PublicFileAttribute : EndpointKindAttribute;

/// <summary>Parameters of the query that make another answer, beside the path; all others are ignored.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class VariesByAttribute(params string[] parameters) : Attribute
{
    public string[] Parameters => parameters;
}

/// <summary>
/// Shows warnings, so that no cache may keep its answer longer than a minute after one of them was taken back. A test looks at
/// every public page for warnings and fails on one without this.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ShowsAlertsAttribute : Attribute;

/// <summary>Made to stand in a frame of any other site, so that its answers alone allow it (ADR 38).</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EmbeddedAttribute : Attribute
{
    /// <summary>Whether a request is answered by such an endpoint. On a hit of the page cache, before routing, the cache says so.</summary>
    public static bool Is(HttpContext context) =>
        context.Features.Get<EmbeddedAttribute>() is not null || context.GetEndpoint()?.Metadata.GetMetadata<EmbeddedAttribute>() is not null;
}

/// <summary>
/// Its addresses hold a reader's answers: there are thousands of them, so that answers are compressed fast, and what stands
/// in one is nobody else's business, so that the log names the route alone.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AnswersInAddressAttribute : Attribute;

/// <summary>Takes a form with long texts, whose body may be larger than others.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LongFormAttribute : Attribute;

/// <summary>Takes a file that somebody who has signed in uploads: a form in parts, whose body may be larger than others.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class UploadAttribute : Attribute;

/// <summary>The same for endpoints that are no classes.</summary>
public static class EndpointKinds
{
    public static TBuilder AsPublicPage<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new PublicPageAttribute());

    public static TBuilder AsCachedFor<TBuilder>(this TBuilder endpoint, int seconds)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new CachedForAttribute(seconds));

    public static TBuilder AsPerVisitor<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new PerVisitorAttribute());

    public static TBuilder AsPublicFile<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new PublicFileAttribute());

    public static TBuilder ShowsAlerts<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ShowsAlertsAttribute());

    public static TBuilder VariesBy<TBuilder>(this TBuilder endpoint, params string[] parameters)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new VariesByAttribute(parameters));
}
