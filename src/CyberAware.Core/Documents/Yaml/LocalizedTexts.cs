namespace CyberAware.Core.Documents.Yaml;

/// <summary>Reads a value that is either one text for both languages or a mapping with one each.</summary>
internal static class LocalizedTexts
{
    public static IReadOnlyDictionary<Language, string> Read(YamlReader reader, string key, int maxLength, ProblemList problems)
    {
        if (!reader.IsMapping(key))
        {
            var text = reader.Text(key, maxLength);
            return Language.All.ToDictionary(language => language, _ => text);
        }

        var texts = reader.Mapping(key)!;
        var byLanguage = Language.All.ToDictionary(language => language, language => texts.Text(language.Tag, maxLength));
        texts.RejectUnknownKeys();
        return byLanguage;
    }
}
