using CyberAware.Core.Editing;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;

namespace CyberAware.Core.Tests.Editing;

/// <summary>An edition that takes an anchor away, to which other documents lead, is refused with their files and lines.</summary>
public sealed class VanishedAnchorTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Link = "Қараңыз: [бөлім](/fraud#part).";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_OfATextWithoutAnAnchorThatOthersLinkTo_IsRefusedAtEachLink(DatabaseProvider provider)
    {
        var content = EditingDesk.Content()
            .WithPage("fraud", "article", "Мәтін.\n\n## Бөлім {#part}\n\nМәтін.")
            .WithFile("fraud/page.yml", ContentBuilder.Settings("article", "aliases: [/old-fraud]\n"))
            .WithPage("help", "article", Link)
            .WithPage("about", "article", Link.Replace("/fraud", "/old-fraud", StringComparison.Ordinal))
            .WithReplaced(EditingDesk.AlertKk, "Бірінші.", Link)
            .WithReplaced("alerts/calls/ru.md", "Бірінші.", Link)
            .WithFile("actions/fraud.yml", "- id: look\n  link: /fraud#part\n  text: { kk: Бөлімді оқыңыз, ru: Прочитайте раздел }\n");
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider), content);

        // What an earlier check compiled is kept; the links must be looked at all the same.
        await PublishAsync(desk, "Мәтін.\n\n## Бөлім {#part}\n\nБасқа мәтін.", []);
        await PublishAsync(
            desk, "Мәтін.\n\n## Бөлім {#another}\n\nБасқа мәтін.",
            [
                "about/kk.md:5: broken-anchor", "about/ru.md:5: broken-anchor", "actions/fraud.yml:2: broken-anchor",
                "alerts/calls/kk.md:5: broken-anchor", "alerts/calls/ru.md:5: broken-anchor", "help/kk.md:5: broken-anchor", "help/ru.md:5: broken-anchor",
            ]);

        await PublishAsync(desk, "Мәтін.\n\n## Бөлім {#part}\n\nЖаңа мәтін.", []);
    }

    private static async Task PublishAsync(EditingDesk desk, string body, IReadOnlyList<string> expected)
    {
        var ready = await desk.ApprovedAsync(body);
        var result = await desk.Publishing.PublishAsync(EditingDesk.Publisher, ready.Id, ready.Version, Cancellation);
        var problems = result.Failure is EditingInvalid invalid ? invalid.Problems : [];
        Assert.Equal(expected, problems.Select(problem => $"{problem.File}:{problem.Line}: {problem.Code}"));
        Assert.Equal(expected.Count == 0, result.Failure is null);
        Assert.Equal(expected.Count == 0 ? EditingDesk.Text(body) : Before(body), await desk.PublicTextAsync(EditingDesk.Kk));

        static string Before(string body) => EditingDesk.Text(body.Replace("#another", "#part", StringComparison.Ordinal));
    }
}
