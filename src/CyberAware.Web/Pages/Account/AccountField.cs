namespace CyberAware.Web.Pages.Account;

/// <summary>One line of a form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What stands above it.</param>
public sealed record AccountField(string Name, string Label)
{
    public string Value { get; init; } = "";

    public string Type { get; init; } = "text";

    public string? Autocomplete { get; init; }

    public string? InputMode { get; init; }

    public string Autocapitalize { get; init; } = "none";

    public bool IsRequired { get; init; } = true;

    public string? Hint { get; init; }

    public string? Error { get; init; }

    public string Id => IdOf(Name);

    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => Id + "-hint",
        (null, _) => Id + "-error",
        _ => $"{Id}-hint {Id}-error",
    };

    public static string IdOf(string name) => "site-field-" + name;
}
