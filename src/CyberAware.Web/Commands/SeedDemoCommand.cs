using System.Data.Common;
using CyberAware.Core;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Api.Media;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Commands;

/// <summary>
/// <c>seed-demo</c>: makes demonstration people, one for each role, and editions in each state, and prints a link for each person,
/// once. For development only; ends with status 1 when it is refused or fails.
/// </summary>
public static class SeedDemoCommand
{
    private static readonly (string Name, string FullName, Language Language, Role Role)[] People =
    [
        ("demo-author", "Demo Author", Language.Kazakh, Role.Author),
        ("demo-translator-kk", "Demo Translator KK", Language.Kazakh, Role.TranslatorKk),
        ("demo-translator-ru", "Demo Translator RU", Language.Russian, Role.TranslatorRu),
        ("demo-reviewer", "Demo Reviewer", Language.Kazakh, Role.Reviewer),
        ("demo-publisher", "Demo Publisher", Language.Russian, Role.Publisher),
        ("demo-duty-officer", "Demo Duty Officer", Language.Russian, Role.DutyOfficer),
        ("demo-auditor", "Demo Auditor", Language.Russian, Role.Auditor),
    ];

    public static async Task<int> RunAsync(
        IConfiguration configuration, IHostEnvironment environment, TimeProvider time, TextWriter output, CancellationToken cancellation = default)
    {
        // Anything but development may be where citizens read.
        if (!environment.IsDevelopment())
        {
            await output.WriteLineAsync($"Demonstration people are made in development only; this is {environment.EnvironmentName}. Nothing was made.");
            return 1;
        }

        if (DatabaseSettings.Read(configuration.GetConnectionString(DatabaseSettings.Name)) is not { } settings)
        {
            await output.WriteLineAsync(DatabaseSettings.Problem);
            return 1;
        }

        try
        {
            var database = new PortalDatabase(settings, environment.ContentRootPath);
            if (!await DemoEditions.CanBeMadeAsync(database, cancellation))
            {
                await output.WriteLineAsync("The database has too few documents; start the portal once, so that it imports its release.");
                return 1;
            }

            var people = new PeopleService(database, new InvitationService(time), time);
            if ((await people.ListAsync(cancellation)).Any(person => People.Any(demo => demo.Name == person.UserName)))
            {
                await output.WriteLineAsync("The demonstration people are there already; their links were printed when they were made.");
                return 1;
            }

            var (actors, links) = await CreatePeopleAsync(people, cancellation);
            var portal = configuration.GetSection(PortalSettings.Section).Get<PortalSettings>() ?? new PortalSettings();
            using var media = MediaEndpoints.CreateStore(database, portal, environment.ContentRootPath, time);
            await new DemoEditions(database, new CandidateCheck(media, new ContentCache()), time, actors).CreateAsync(cancellation);
            await output.WriteLineAsync("Editions stand in each state. Each link makes the credentials of its account, once:");
            var origin = configuration[$"{PortalSettings.Section}:{nameof(PortalSettings.PublicOrigin)}"];
            foreach (var (name, language, secret) in links)
            {
                await output.WriteLineAsync($"{name}: {origin}{AccountPaths.Invitation(language, secret)}");
            }

            return 0;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException or IOException)
        {
            await output.WriteLineAsync($"The demonstration can't be made: {e.GetBaseException().Message} (was the portal started once on this database?)");
            return 1;
        }
    }

    private static async Task<(Dictionary<Role, Actor> Actors, List<(string Name, Language Language, string Secret)> Links)> CreatePeopleAsync(
        PeopleService people, CancellationToken cancellation)
    {
        var actors = new Dictionary<Role, Actor>();
        var links = new List<(string, Language, string)>();
        var first = await people.CreateAdministratorAsync("demo-admin", "Demo Administrator", Language.Kazakh, cancellation);
        Add("demo-admin", "Demo Administrator", Language.Kazakh, Role.Administrator, first);
        foreach (var (name, fullName, language, role) in People)
        {
            Add(name, fullName, language, role, await people.InviteAsync(actors[Role.Administrator], name, fullName, language, [new RoleGrant(role, "")], cancellation));
        }

        return (actors, links);

        void Add(string name, string fullName, Language language, Role role, PeopleResult made)
        {
            if (!made.IsDone)
            {
                throw new InvalidOperationException($"{name}: {made.Refusal}");
            }

            actors[role] = new Actor(made.PersonId, fullName, [new RoleGrant(role, "")], true, "");
            links.Add((name, language, made.Link!));
        }
    }
}
