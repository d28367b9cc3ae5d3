namespace CyberAware.Web.Pages.Quizzes;

/// <summary>What is sent to others: the quiz, without anything of the reader who sends it.</summary>
/// <param name="Title">Name of the quiz.</param>
/// <param name="Words">A sentence that invites to it.</param>
/// <param name="Url">Full address of the quiz.</param>
public sealed record QuizInvitation(string Title, string Words, string Url)
{
    public string WhatsApp => "https://wa.me/?text=" + Uri.EscapeDataString($"{Words} {Url}");

    public string Telegram => $"https://t.me/share/url?url={Uri.EscapeDataString(Url)}&text={Uri.EscapeDataString(Words)}";
}
