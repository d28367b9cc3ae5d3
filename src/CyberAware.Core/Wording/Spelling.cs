namespace CyberAware.Core.Wording;

/// <summary>What the dictionaries say of some words.</summary>
/// <param name="Unknown">Words that no dictionary knows, with what may have been meant.</param>
/// <param name="IsComplete">Whether all words were looked up; false when that would have taken too long, so that it is worth asking again.</param>
public sealed record SpellingAnswer(IReadOnlyDictionary<string, IReadOnlyList<string>> Unknown, bool IsComplete);

/// <summary>
/// Asks the hunspell program and the dictionaries of the machine, one process a language that is started when it is needed.
/// Where the program or a dictionary is missing every word counts as right.
/// </summary>
public sealed class Spelling : IDisposable
{
    private static readonly IReadOnlyDictionary<Language, string> Names = new Dictionary<Language, string>
    {
        [Language.Kazakh] = "kk_KZ",
        [Language.Russian] = "ru_RU",
    };

    private readonly Dictionary<Language, SpellingProcess> processes = [];

    /// <summary>Looks for the dictionaries.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="program">The program.</param>
    public Spelling(string folder = "/usr/share/hunspell", string program = "hunspell")
    {
        foreach (var (language, name) in Names)
        {
            var dictionary = Path.Combine(folder, name);
            if (File.Exists(dictionary + ".aff") && File.Exists(dictionary + ".dic"))
            {
                processes[language] = new SpellingProcess(program, dictionary);
            }
        }
    }

    /// <summary>Looks words up.</summary>
    /// <param name="language">Their language.</param>
    /// <param name="words">The words, letters alone.</param>
    /// <param name="patience">How long to wait for what was never asked before; the rest is looked up meanwhile.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<SpellingAnswer> AskAsync(Language language, IReadOnlyCollection<string> words, TimeSpan patience, CancellationToken cancellation)
    {
        if (words.Count == 0 || processes.GetValueOrDefault(language) is not { IsUsable: true } process)
        {
            return new SpellingAnswer(new Dictionary<string, IReadOnlyList<string>>(), true);
        }

        var pending = words.Distinct(StringComparer.Ordinal).ToDictionary(word => word, process.LookUp, StringComparer.Ordinal);
        var all = Task.WhenAll(pending.Values);
        await Task.WhenAny(all, Task.Delay(patience, cancellation));
        cancellation.ThrowIfCancellationRequested();
        return new SpellingAnswer(
            pending.Where(word => word.Value is { IsCompletedSuccessfully: true, Result: not null }).ToDictionary(word => word.Key, word => word.Value.Result!, StringComparer.Ordinal),
            all.IsCompleted);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var process in processes.Values)
        {
            process.Dispose();
        }
    }
}
