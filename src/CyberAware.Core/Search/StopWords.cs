namespace CyberAware.Core.Search;

/// <summary>Words of questions that say nothing of their subject; left out of a query that holds others.</summary>
internal static class StopWords
{
    private const string Kazakh = "және мен бен пен үшін қалай керек болады па пе ба бе ма ме не да де деп бар қайда кім неге қандай егер осы сол бұл немесе туралы маған менің мені сіз сен біз қанша неше қай қайсы қайсысы қашан бола болса деген енді жатыр отыр жүр дейді деді істеу істеймін істейін екен ғой";

    private const string Russian = "и в во на с со к ко о об от до по за из у не ни а но или ли же бы что как где куда когда кто чем это этот эта мне мой моя мои меня я мы вы для при про если то так можно нужно надо есть быть такое какой какие какая какое сколько почему зачем чтобы ещё еще меня тебя его её их теперь сейчас делать сделать говорят говорит сказали уже там тут очень просто пожалуйста мое мою моего моей моим моими моих моему свой своя свое свою своего своей свои своих";

    // What addresses of sites end in, as in "krisha.kz".
    private const string Endings = "kz кз com";

    private static readonly HashSet<string> Words =
        (Kazakh + " " + Russian + " " + Endings).Split(' ').Select(word => TextPipeline.Fold(word)).ToHashSet(StringComparer.Ordinal);

    public static bool Contains(string folded) => Words.Contains(folded);
}
