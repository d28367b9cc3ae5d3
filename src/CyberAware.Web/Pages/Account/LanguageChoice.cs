using CyberAware.Core;

namespace CyberAware.Web.Pages.Account;

/// <summary>The choice of somebody's language in a form.</summary>
/// <param name="Legend">What stands above it.</param>
/// <param name="Chosen">The language that is chosen.</param>
public sealed record LanguageChoice(string Legend, Language Chosen);
