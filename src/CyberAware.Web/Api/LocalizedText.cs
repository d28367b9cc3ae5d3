namespace CyberAware.Web.Api;

/// <summary>A text in both languages.</summary>
public sealed record LocalizedText(string Kk, string Ru);
