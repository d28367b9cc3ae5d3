using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CyberAware.Core.Data.Conversions;

/// <summary>A language is stored as its tag.</summary>
internal sealed class LanguageConverter() : ValueConverter<Language, string>(
    language => language.Tag,
    tag => Read(tag))
{
    private static Language Read(string tag) => Language.Find(tag) ?? throw new InvalidOperationException($"'{tag}' is no language of the portal.");
}
