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
/// Its addresses hold a reader's answers: there are thousands of them, so that answers are compressed fast, and what stands
/// in one is nobody else's business, so that the log names the route alone.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AnswersInAddressAttribute : Attribute;

/// <summary>Takes a form with long texts, whose body may be larger than others.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LongFormAttribute : Attribute;

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

    public static TBuilder VariesBy<TBuilder>(this TBuilder endpoint, params string[] parameters)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new VariesByAttribute(parameters));
}
