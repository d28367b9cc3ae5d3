using CyberAware.Core;

namespace CyberAware.Web.Pages;

/// <summary>A search field with its button.</summary>
/// <param name="Id">Id of the field, by which its label names it.</param>
/// <param name="Language">Language of the page.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="HasFocus">Whether the reader came to type in it.</param>
public sealed record SearchInput(string Id, Language Language, string? Value, bool HasFocus = false);
