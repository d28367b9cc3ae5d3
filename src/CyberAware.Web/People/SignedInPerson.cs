using CyberAware.Core.People;
using CyberAware.Core.People.Storage;

namespace CyberAware.Web.People;

/// <summary>Who has signed in, read from the database at this request.</summary>
/// <param name="Person">The account with its roles.</param>
/// <param name="Actor">The same as services know it.</param>
/// <param name="SessionId">The session.</param>
public sealed record SignedInPerson(Person Person, Actor Actor, string SessionId)
{
    /// <summary>The person of a request; null when nobody has signed in.</summary>
    public static SignedInPerson? For(HttpContext context) => context.Features.Get<SignedInPerson>();
}
