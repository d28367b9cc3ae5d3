namespace CyberAware.Core.Search;

/// <summary>
/// The other reading of keys: what was meant when the wrong keyboard layout was on. Letters stand on the same keys in
/// the Russian (kbdru) and the Kazakh (kbdkaz) layout; the Kazakh one has nine more on the number row.
/// </summary>
public static class KeyboardLayout
{
    private const string English = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`{}:\"<>~";
    private const string Cyrillic = "йцукенгшщзхъфывапролджэячсмитьбюёхъжэбюё";

    /// <summary>What the same keys give on the Russian layout: <c>gfhjkm</c> is «пароль».</summary>
    public static string ToCyrillic(string typed) => Map(typed, English, Cyrillic);

    /// <summary>What the same keys give on the English layout: «мзт» is <c>vpn</c>.</summary>
    public static string ToLatin(string typed) => Map(typed, Cyrillic, English);

    /// <summary>Kazakh letters for the keys beside the digits, which give "-" and "=" on the Russian layout: «с-з» is «сөз».</summary>
    public static string SignsToKazakh(string typed) => Map(typed, "-=", "өһ");

    private static string Map(string typed, string from, string to) => string.Create(typed.Length, (typed, from, to), static (keys, state) =>
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var key = char.ToLowerInvariant(state.typed[i]);
            var index = state.from.IndexOf(key, StringComparison.Ordinal);
            keys[i] = index < 0 ? key : state.to[index];
        }
    });
}
