using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Account;

/// <summary>The second step for who has lost the authenticator app.</summary>
[OpenPage]
public sealed class RecoveryCodeModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, SignInService signIn)
    : SecondStepModel(snapshot, links, texts, signIn)
{
    protected override string Name => "RecoveryCode";

    protected override bool IsRecovery => true;
}
