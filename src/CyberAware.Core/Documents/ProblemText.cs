using System.Globalization;
using System.Resources;

namespace CyberAware.Core.Documents;

/// <summary>A message by key and arguments, so that an editor reads it in Kazakh or Russian and a log in English.</summary>
public sealed class ProblemText
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly ResourceManager Resources = new("CyberAware.Core.Resources.Problems", typeof(ProblemText).Assembly);

    private readonly object?[] arguments;

    /// <summary>Names a message.</summary>
    /// <param name="key">The rule's code; after a dot the wording that fits the place.</param>
    /// <param name="arguments">What the placeholders stand for: words, numbers, dates, or texts of this kind.</param>
    public ProblemText(string key, params object?[] arguments)
    {
        Key = key;
        this.arguments = arguments;
    }

    /// <summary>Name of the message in <c>Problems.*.resx</c>.</summary>
    public string Key { get; }

    /// <summary>What the placeholders stand for, in order.</summary>
    public IReadOnlyList<object?> Arguments => arguments;

    /// <summary>Stable name of the rule, lower case with hyphens.</summary>
    public string Code => Key.Split('.', 2)[0];

    /// <summary>The message in a language; English when it is null.</summary>
    /// <exception cref="MissingManifestResourceException">No resource has the key: a defect of the build.</exception>
    public string In(Language? language)
    {
        var template = Resources.GetString(Key, language?.Culture ?? English)
            ?? throw new MissingManifestResourceException($"Problems.{language?.Tag ?? "en"}.resx has no '{Key}'.");
        return string.Format(CultureInfo.InvariantCulture, template, Array.ConvertAll(arguments, argument => argument switch
        {
            ProblemText text => text.In(language),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => argument,
        }));
    }

    /// <inheritdoc />
    public override string ToString() => In(null);
}
