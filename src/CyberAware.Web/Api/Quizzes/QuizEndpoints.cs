using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Text;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Security;
using CyberAware.Web.Services;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Quizzes;

/// <summary>What belongs to the quizzes and is no page.</summary>
public static class QuizEndpoints
{
    private const int MonthsUntilReminder = 4;

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddQuizzes(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new PublicPathSource(library =>
            library.Quizzes.Select(quiz => new PublicPath(QuizPaths.For(quiz), language => quiz[language].Updated))));
        builder.Services.AddSingleton<AttemptWriter>();
        builder.Services.AddSingleton<AttemptSampling>();
        builder.Services.AddSingleton<QuizStarts>();
        builder.Services.AddSingleton<AttemptRecorder>();
        builder.Services.AddSingleton<ClassStore>();
        builder.Services.AddSingleton<ClassRecorder>();
        builder.Services.AddScoped<QuizResponses>();
        builder.Services.AddSingleton<ResultJson>();
        builder.Services.AddSingleton<AttemptEndpoint>();
        builder.Services.AddScoped<QuizCsv>();
        builder.Services.AddScoped<QuizExports>();
        builder.Services.AddSingleton<QuizFiguresProvider>();
        builder.Services.AddSingleton<QuizCountsService>();
        builder.Services.AddHostedService(services => services.GetRequiredService<QuizCountsService>());
        builder.Services.AddHostedService<AttemptWriterService>();
    }

    public static void MapQuizzes(this WebApplication app)
    {
        app.MapMethods("/" + QuizPaths.ReminderRoute, ReadMethods, Reminder).AsPerVisitor();
        var files = app.MapGroup("").AsPublicPage();
        files.MapMethods("/" + QuizPaths.GiftRoute, ReadMethods, (string language, string slug, HttpContext context, PortalSnapshot snapshot, QuizExports exports) =>
            snapshot.Library.FindQuiz(slug) is { } quiz ? exports.Gift(quiz, Language.Find(language)!).ToResult(context) : Results.NotFound());
        files.MapMethods("/" + QuizPaths.MoodleXmlRoute, ReadMethods, (string language, string slug, HttpContext context, PortalSnapshot snapshot, QuizExports exports) =>
            snapshot.Library.FindQuiz(slug) is { } quiz ? exports.MoodleXml(quiz, Language.Find(language)!).ToResult(context) : Results.NotFound());
    }

    private static IResult Reminder(
        string language, string slug, string? a, HttpContext context, PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, TimeProvider clock)
    {
        var reader = Language.Find(language)!;
        if (snapshot.Library.FindQuiz(slug) is not { } quiz || AnswerCode.Parse(quiz.Asked, PastedText.Trim(a ?? "")) is not { State: not AnswerState.Malformed } answers)
        {
            return Results.NotFound();
        }

        // Answers to an earlier state of the quiz still deserve a reminder: of all its topics.
        IEnumerable<string> missed = answers.State == AnswerState.Valid ? QuizScorer.Score(quiz.Asked, answers.Options).MissedTopics : [];
        var now = clock.GetUtcNow();
        var reminder = new CalendarEntry(
            LocalTime.DayOf(now.UtcDateTime).AddMonths(MonthsUntilReminder),
            texts["Quizzes"]["ReminderTitle", quiz[reader].ShortTitle],
            texts["Quizzes"]["ReminderText"],
            links.Absolute(links.Refresher(reader, quiz, missed)));
        return new CalendarFile(now, [reminder]).ToResult(context, $"{quiz.Slug}.ics");
    }
}
