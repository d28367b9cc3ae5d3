namespace CyberAware.Core.Search;

/// <summary>
/// A light stemmer of Kazakh, for which Snowball has none. Endings after the usual grammar tables (plural, possessive,
/// case, adjectives, verbs) on the folded alphabet; weights and limits were measured on the brochure.
/// </summary>
public sealed class KazakhStemmer : Stemmer
{
    private const string Endings = """
        лар лер дар дер тар тер лари лери дари дери тари тери
        им ин и си м н имиз миз иниз низ
        нин дин тин га ге ка ке на не ни ди ти да де та те нда нде дан ден тан тен нан нен мен бен пен бенен менен
        даги деги таги теги ндаги ндеги ники дики тики лик дик тик лиги дики тиги ли сиз ши даи деи таи теи
        у уга уге уди уин уи ган ген кан кен ил ис дир тир гиз киз п б ип а е маи меи баи беи паи пеи ма ме ба бе па пе
        мас мес бас бес пас пес са се сак сек сан сен ар ер р мак мек бак бек пак пек атин етин итин иатин иетин
        гандар гендер ганда генде ганнан геннен саниз сениз сам сем диниз тиниз уши ушилар гали гели кали кели
        """;

    /// <summary>The one stemmer; it keeps no state.</summary>
    public static readonly KazakhStemmer Instance = new();

    private KazakhStemmer()
        : base(Endings.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), rounds: 4)
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<string> ShorterStems(string stem) => WithoutEnding(stem);

    // Single letters are endings less surely than long ones; «хаттар» and «жастар» may lose theirs.
    private protected override int MinLength(int ending) => ending switch { 1 => 5, 2 => 4, _ => 3 };

    // A final б or г of the stem is п or к when nothing follows: «мектебі», «мектеп».
    private protected override string StripRest(ReadOnlySpan<char> stem) => stem[^1] switch
    {
        'б' => string.Concat(stem[..^1], "п"),
        'г' => string.Concat(stem[..^1], "к"),
        _ => stem.ToString(),
    };
}
