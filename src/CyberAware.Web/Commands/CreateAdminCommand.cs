using System.Data.Common;
using CyberAware.Core;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;

namespace CyberAware.Web.Commands;

/// <summary>
/// <c>create-admin NAME ["FULL NAME"]</c>: prints a link that lives an hour, by which the first administrator makes credentials, or one who
/// has lost them all makes new ones; ends with status 1 when that fails.
/// </summary>
public static class CreateAdminCommand
{
    public static async Task<int> RunAsync(
        string[] arguments, IConfiguration configuration, string root, TimeProvider time, TextWriter output, CancellationToken cancellation = default)
    {
        if (arguments is not [var name, .. { Length: <= 1 } fullName])
        {
            await output.WriteLineAsync("Say the user name: create-admin NAME [\"FULL NAME\"]; NAME has three to forty Latin letters, digits, dots, hyphens and underscores.");
            return 1;
        }

        if (DatabaseSettings.Read(configuration.GetConnectionString(DatabaseSettings.Name)) is not { } settings)
        {
            await output.WriteLineAsync(DatabaseSettings.Problem);
            return 1;
        }

        if (configuration[$"{PortalSettings.Section}:{nameof(PortalSettings.PublicOrigin)}"] is not { Length: > 0 } origin)
        {
            await output.WriteLineAsync("Portal:PublicOrigin is missing; the link begins with it.");
            return 1;
        }

        try
        {
            var database = new PortalDatabase(settings, root);
            if (!settings.IsPostgreSql)
            {
                // The embedded database may not be there before the first start.
                await database.MigrateAsync(cancellation);
            }

            var people = new PeopleService(database, new InvitationService(time), time);
            var result = await people.CreateAdministratorAsync(name, fullName.FirstOrDefault(), Language.Kazakh, cancellation);
            if (!result.IsDone)
            {
                await output.WriteLineAsync(result.Refusal == PeopleRefusal.DisplayName
                    ? "The full name has 2 to 100 characters and none that is invisible."
                    : $"'{name}' is no user name: it has three to forty Latin letters, digits, dots, hyphens and underscores, a letter or digit first.");
                return 1;
            }

            await output.WriteLineAsync("This link works once, within an hour. Whoever has it can become an administrator: hand it to nobody else.");
            if (await people.FindAsync(result.PersonId, cancellation) is { ClosedAt: not null })
            {
                await output.WriteLineAsync("The account is closed and stays so until the link is used.");
            }

            foreach (var language in Language.All)
            {
                await output.WriteLineAsync($"{language}: {origin}{AccountPaths.Invitation(language, result.Link!)}");
            }

            return 0;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            await output.WriteLineAsync($"The account can't be made: {CommandProblem.Describe(e)}");
            return 1;
        }
    }
}
