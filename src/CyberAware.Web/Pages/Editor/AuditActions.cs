namespace CyberAware.Web.Pages.Editor;

/// <summary>The actions of the audit trail that auditors can choose; each has words.</summary>
public static class AuditActions
{
    public static readonly IReadOnlyList<string> All =
    [
        "access-refused", "account-closed", "account-reopened", "administrator-created", "audit-exported", "authenticator-set", "comment-added", "comment-reopened", "comment-resolved", "content-exported", "content-imported",
        "editing-refused", "edition-approved", "edition-begun", "edition-countersigned", "edition-held", "edition-joined", "edition-not-published", "edition-published", "edition-published-now",
        "edition-rejected", "edition-scheduled", "edition-submitted", "edition-unscheduled", "edition-withdrawn", "link-created", "link-used", "media-removed", "media-uploaded",
        "page-moved", "passkey-added", "passkey-removed", "password-set", "person-invited",
        "preview-link-made", "preview-link-revoked", "profile-changed", "provider-linked", "provider-unlinked", "recovery-created", "roles-changed",
        "sign-in-failed", "signed-in", "signed-out", "signed-out-elsewhere", "text-added", "text-saved", "text-taken-out",
    ];
}
