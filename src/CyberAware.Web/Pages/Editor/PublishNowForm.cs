using CyberAware.Core.Editing;
using CyberAware.Web.Pages.Account;

namespace CyberAware.Web.Pages.Editor;

/// <summary>Publishing without a review: the reason and, when the last one is nearly too old, a credential. It stands on the edition's screen and above a warning that was just saved.</summary>
/// <param name="Page">The screen.</param>
/// <param name="Edition">What is published.</param>
public sealed record PublishNowForm(EditingPageModel Page, EditionView Edition)
{
    /// <summary>Where the screen goes on when the form was refused.</summary>
    public const string Anchor = "site-publish-now";

    public const string ReasonField = "reason";

    /// <summary>By what a list of mistakes finds the reason.</summary>
    public static readonly string ReasonName = EditionStepPart.FieldName("reason", EditionAction.PublishNow);

    /// <summary>What was typed as the reason.</summary>
    public string Reason { get; init; } = "";

    public static string ReasonId => AccountField.IdOf(ReasonName);

    public string? ReasonError => Page.ErrorOf(ReasonName);
}
