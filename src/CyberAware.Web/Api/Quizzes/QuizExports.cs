using System.Globalization;
using System.Text;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Exports;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Quizzes;

/// <summary>A quiz as a file for learning systems. Importers go by the end of a file's name: Moodle takes GIFT as .txt alone.</summary>
public sealed class QuizExports(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
{
    public Attachment Gift(Quiz quiz, Language language) =>
        Create(quiz, language, GiftWriter.Write(BankOf(quiz, language)), "text/plain; charset=utf-8", "gift", "GIFT", "txt");

    public Attachment MoodleXml(Quiz quiz, Language language) =>
        Create(quiz, language, MoodleXmlWriter.Write(BankOf(quiz, language)), "application/xml; charset=utf-8", "moodle", "Moodle XML", "xml");

    private QuestionBank BankOf(Quiz quiz, Language language)
    {
        var page = snapshot.Library.FindCurrent(quiz.Page)!;
        return QuestionBank.From(quiz, language, new QuestionBankWords(
            texts.In(language, "Quizzes", "Best"),
            channel => texts.In(language, "Quizzes", channel + ".Channel"),
            page[language].Title,
            links.Absolute(links.Page(language, page)),
            string.Create(CultureInfo.InvariantCulture, $"{texts.In(language, "Site", "Name")}, {links.Absolute(links.Quiz(language, quiz))}, {quiz[language].Updated:yyyy-MM-dd}")));
    }

    private static Attachment Create(Quiz quiz, Language language, string content, string type, string name, string title, string extension) =>
        new(Encoding.UTF8.GetBytes(content), type, $"{quiz.Slug}-{language}-{name}", $"{quiz[language].ShortTitle} ({title})", extension);
}
