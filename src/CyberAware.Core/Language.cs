using System.Globalization;

namespace CyberAware.Core;

/// <summary>A language of the portal. The only place that knows which languages there are.</summary>
public sealed class Language
{
    /// <summary>Kazakh, the first language of the portal.</summary>
    public static readonly Language Kazakh = new("kk", "kk-KZ", "kk_KZ", "Қазақша", "Қаз");

    /// <summary>Russian, complete beside Kazakh.</summary>
    public static readonly Language Russian = new("ru", "ru-RU", "ru_RU", "Русский", "Рус");

    /// <summary>All languages, Kazakh first.</summary>
    public static readonly IReadOnlyList<Language> All = [Kazakh, Russian];

    private Language(string tag, string culture, string openGraphLocale, string nativeName, string shortName)
    {
        Tag = tag;
        Culture = CultureInfo.GetCultureInfo(culture);
        OpenGraphLocale = openGraphLocale;
        NativeName = nativeName;
        ShortName = shortName;
    }

    /// <summary>Two-letter tag, first segment of every address: <c>kk</c> or <c>ru</c>.</summary>
    public string Tag { get; }

    /// <summary>Culture in which numbers are shown and words sorted.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Locale name as Open Graph writes it.</summary>
    public string OpenGraphLocale { get; }

    /// <summary>The language's name in itself.</summary>
    public string NativeName { get; }

    /// <summary>Three-letter name for the language switch.</summary>
    public string ShortName { get; }

    /// <summary>The other language of the portal.</summary>
    public Language Other => this == Kazakh ? Russian : Kazakh;

    /// <summary>Finds a language by its exact tag; case matters, since addresses are lower case.</summary>
    /// <returns>The language, or null when the tag is not one of the portal's.</returns>
    public static Language? Find(string? tag) => All.FirstOrDefault(language => language.Tag == tag);

    /// <inheritdoc />
    public override string ToString() => Tag;
}
