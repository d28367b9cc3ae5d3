namespace CyberAware.Core.Pages;

/// <summary>The drawings that pages can show beside their words. Each stands in the portal's sprite under its name; all are ornament, hidden from screen readers.</summary>
public static class Drawings
{
    /// <summary>Their names.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "alerts", "antivirus", "awareness", "backup", "calm", "check", "child", "citizen", "civil-servant", "conversation-starters", "cyberbullying",
        "digital-signature", "email", "family-agreement", "fraud", "glossary", "help", "incidents", "kids-about-you", "kids-ask-first", "kids-be-kind", "kids-password",
        "kids-rest", "kids-something-bad", "kids-strangers", "malware", "monitoring", "network", "organisation", "parent", "passwords", "personal-data",
        "photo-blackmail", "privileges", "quizzes", "removable-media", "result-halfway", "result-start", "result-strong", "risks", "scheme-code-1414", "scheme-contract", "scheme-diary", "scheme-fine",
        "scheme-officer", "scheme-qr", "school", "secure-configuration", "security-policy", "shopping", "social-engineering", "statistics", "teen", "updates",
    ];
}
