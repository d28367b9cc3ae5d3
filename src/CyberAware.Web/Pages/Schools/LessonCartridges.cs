using CyberAware.Core;
using CyberAware.Core.Lessons;
using CyberAware.Core.Lessons.Cartridges;
using CyberAware.Core.Text;
using CyberAware.Web.Api;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Schools;

/// <summary>
/// Lessons for learning systems: links to what lives on the portal, hand-out and answers as pages of their own. The three
/// questions are open ones for the class to talk about; as an assessment they would collect what pupils write.
/// </summary>
public sealed class LessonCartridges(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
{
    /// <summary>Media type of a Common Cartridge 1.1 (IANA).</summary>
    public const string ContentType = "application/vnd.ims.imsccv1p1";

    private const string Extension = "imscc";

    /// <summary>One lesson.</summary>
    public Attachment For(Lesson lesson, Language language) => Pack(
        lesson.Slug,
        new Cartridge($"cyberaware.{language}.{lesson.Slug}", language, lesson[language].Title, lesson[language].Summary, UpdatedOf(lesson, language), [FolderOf(lesson, language)]));

    /// <summary>All lessons, in the order of their list.</summary>
    public Attachment ForAll(Language language)
    {
        var (page, lessons) = (snapshot.Library.Find(SchoolPaths.Section)![language], snapshot.Library.Lessons);
        return Pack(
            SchoolPaths.Section,
            new Cartridge(
                $"cyberaware.{language}.{SchoolPaths.Section}", language, page.Title, page.Summary,
                lessons.Max(lesson => UpdatedOf(lesson, language)), [.. lessons.Select(lesson => FolderOf(lesson, language))]));
    }

    private static Attachment Pack(string name, Cartridge cartridge) =>
        new(CartridgeWriter.Write(cartridge), ContentType, $"{name}-{cartridge.Language}", cartridge.Title, Extension);

    private CartridgeFolder FolderOf(Lesson lesson, Language language)
    {
        var path = SchoolPaths.For(lesson);
        var taught = snapshot.Library.FindCurrent(lesson.Page);
        var quiz = lesson.Quiz is null ? null : snapshot.Library.FindQuiz(lesson.Quiz);
        return new CartridgeFolder(lesson.Slug, lesson[language].Title,
        [
            Link("lesson", Words(language, "Cartridge.Lesson"), language, path, isForTeachers: true),
            Link(SchoolPaths.Slides, Words(language, "Part.slides"), language, SchoolPaths.For(lesson, SchoolPaths.Slides), isForTeachers: true),
            new CartridgePage(SchoolPaths.Handout, Words(language, "Part.handout"), HandoutOf(lesson, language).Write()),
            .. taught is null ? Array.Empty<CartridgeItem>() : [Link("page", taught[language].Title, language, taught.Path)],
            .. quiz is null ? Array.Empty<CartridgeItem>() : [Link("quiz", texts.In(language, "Quizzes", "QuizTitle", quiz[language].Title), language, QuizPaths.For(quiz))],
            new CartridgePage(SchoolPaths.Answers, Words(language, "Part.answers"), AnswersOf(lesson, language).Write(), IsForTeachers: true),
        ]);
    }

    private StandalonePage HandoutOf(Lesson lesson, Language language)
    {
        var (text, cards) = (lesson[language], lesson.CardsToCutOut.Select(card => card[language]).ToList());
        return PageOf(lesson, language, text.Title,
        [
            new(Words(language, "Part.handout")) { Html = text.Handout },
            new(Words(language, "Remember")) { Sentences = text.Remember },
            .. cards.Count == 0
                ? Array.Empty<StandalonePart>()
                : [new(Words(language, "Cards")) { Entries = [.. cards.Select(card => new StandaloneEntry(card.Title, card.Html))] }],
        ]);
    }

    private StandalonePage AnswersOf(Lesson lesson, Language language) => PageOf(lesson, language, Words(language, "Title.answers", lesson[language].Title),
    [
        new(Words(language, "Questions")) { Entries = [.. lesson[language].Questions.Select(question => new StandaloneEntry(question.Text, question.Answer))] },
        .. lesson.Cases.Any()
            ? [new(Words(language, "Cases")) { Entries = [.. lesson.Cases.Select(entry => entry[language]).Select(entry => new StandaloneEntry(entry.Title, entry.Html, entry.Answer))] }]
            : Array.Empty<StandalonePart>(),
    ]);

    private StandalonePage PageOf(Lesson lesson, Language language, string title, IReadOnlyList<StandalonePart> parts) => new(
        language, title, parts,
        texts.In(language, "Document", "Version", DateFormatter.Full(language, lesson[language].Updated)),
        links.AbsolutePage(language, SchoolPaths.For(lesson)));

    // What it quotes may be newer than the lesson: a title changed on the page it teaches.
    private DateOnly UpdatedOf(Lesson lesson, Language language) =>
        snapshot.Library.FindCurrent(lesson.Page) is { } page && page[language].Updated > lesson[language].Updated ? page[language].Updated : lesson[language].Updated;

    private CartridgeLink Link(string name, string title, Language language, string path, bool isForTeachers = false) =>
        new(name, title, new Uri(links.AbsolutePage(language, path)), isForTeachers);

    private string Words(Language language, string key, params object[] arguments) => texts.In(language, "Schools", key, arguments);
}
