namespace CyberAware.Core.Search;

/// <summary>
/// A light stemmer of Russian on the folded alphabet (ы, й are и; ь, ъ are gone): one inflectional ending, after the
/// ending classes of Snowball's Russian stemmer, and a reflexive one before it.
/// </summary>
public sealed class RussianStemmer : Stemmer
{
    private const string Endings = """
        а я о е и у ю ам ям ом ем ах ях ов ев еи ои ами ями ою ею ия ии ию ие иям иях иями ием иеи ьев
        ии ои ая яя ое ее ие ого его ому ему им ом ем ими их ую юю ои еи
        ть ат ят ет ит ут ют ать ить еть ешь ишь еш иш ете ите аем аете аешь ает ают яем яет яют ует уют уем
        ла ло ли ал ала ало али ял яла яло яли ил ила ило или ел ела ело ели ул ула уло ули
        ан ана ано ани ен ена ено ени на но ни ав ив ши вши авши ивши
        аю яю ую ею аи яи уи еите аите яите уите ите
        ащии ащая ащее ащие ющии ющая ющее ющие ущии ущая ущее ущие ящии ящая ящее ящие ющих ущих ящих ащих
        тел теля телю телем теле тели телеи телям телями телях
        анныи аннии анная анное анние анних енныи еннии енная енное енние енних анного енного анному енному анним енним
        овать евать ироват изоват оват еват овала овали оваль
        ост ости остю остеи остям остями остях ение ения ению ением ении ениям ениями ениях ание ания анию анием ании аниям аниями аниях
        """;

    /// <summary>The one stemmer; it keeps no state.</summary>
    public static readonly RussianStemmer Instance = new();

    private RussianStemmer()
        : base(Endings.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), rounds: 1)
    {
    }

    private protected override int MinLength(int ending) => 3;

    private protected override ReadOnlySpan<char> Prepare(ReadOnlySpan<char> word) =>
        word.Length > 5 && word.EndsWith("ся", StringComparison.Ordinal) ? word[..^2] : word;

    // «длинный» and «длинен», «взломана» and «взломано» meet without the last н.
    private protected override string StripRest(ReadOnlySpan<char> stem) =>
        stem.Length > 4 && stem.EndsWith("нн", StringComparison.Ordinal) ? stem[..^1].ToString() : stem.ToString();
}
