using CyberAware.Web.Endpoints;
using NetEscapades.AspNetCore.SecurityHeaders.Headers;
using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace CyberAware.Web.Security;

/// <summary>The content security policy: one for pages made for the frames of other sites, another one for all else.</summary>
/// <param name="usual">What all else gets.</param>
/// <param name="embedded">What those pages get.</param>
public sealed class FramePolicy(IHeaderPolicy usual, IHeaderPolicy embedded) : IHeaderPolicy
{
    public string Header => usual.Header;

    public void Apply(HttpContext context, CustomHeadersResult result) => (EmbeddedAttribute.Is(context) ? embedded : usual).Apply(context, result);
}
