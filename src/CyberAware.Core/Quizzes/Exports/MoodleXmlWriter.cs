using System.Xml.Linq;

namespace CyberAware.Core.Quizzes.Exports;

/// <summary>
/// Questions in Moodle's own XML, which keeps more than GIFT: the source of the questions as the description of their category.
/// A question's id is the same in every export.
/// </summary>
public static class MoodleXmlWriter
{
    /// <summary>The whole file.</summary>
    public static string Write(QuestionBank bank) => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new XElement(
        "quiz",
        new XElement("question", new XAttribute("type", "category"), new XElement("category", Text(bank.Category)), Html("info", BankMarkup.Encode(bank.Note))),
        bank.Questions.Select(QuestionOf));

    private static XElement QuestionOf(BankQuestion question) => new(
        "question",
        new XAttribute("type", "multichoice"),
        new XElement("name", Text(question.Name)),
        Html("questiontext", question.Text),
        Html("generalfeedback", question.Feedback),
        new XElement("defaultgrade", "1"),
        new XElement("penalty", "0.3333333"),
        new XElement("hidden", "0"),
        new XElement("idnumber", question.Id),
        new XElement("single", "true"),
        new XElement("shuffleanswers", "true"),
        new XElement("answernumbering", "none"),
        question.Options.Select(option => new XElement(
            "answer", new XAttribute("fraction", option.IsRight ? "100" : "0"), new XAttribute("format", "html"), Text(option.Text), Html("feedback", option.Feedback))));

    private static XElement Html(string name, string html) => new(name, new XAttribute("format", "html"), Text(html));

    private static XElement Text(string text) => new("text", text);
}
