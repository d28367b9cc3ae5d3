using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Account;

/// <summary>The second step after the password: a code of the authenticator app.</summary>
[OpenPage]
public sealed class CodeModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, SignInService signIn)
    : SecondStepModel(snapshot, links, texts, signIn)
{
    protected override string Name => "Code";

    protected override bool IsRecovery => false;
}
