using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Account;

/// <summary>One portal with an administrator and one person of each other role, for the tests of a class.</summary>
public sealed class AccountPortal : IAsyncLifetime
{
    /// <summary>A name that would be harmful if anything took it for markup.</summary>
    public const string HostileName = "<img src=x onerror=alert(1)>\"' & Ә";

    public PortalHost Host { get; } = new();

    public IReadOnlyDictionary<Role, TestPerson> People { get; private set; } = null!;

    public TestPerson Administrator => People[Role.Administrator];

    public async ValueTask InitializeAsync()
    {
        var people = new Dictionary<Role, TestPerson>();
        foreach (var role in Enum.GetValues<Role>())
        {
            people[role] = await Host.AddPersonAsync(
                $"the-{role}".ToLowerInvariant(), [new RoleGrant(role, role == Role.Author ? "Page" : "")], role == Role.Author ? HostileName : null);
        }

        People = people;
    }

    /// <summary>Reads or changes rows.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<PortalDbContext, Task<T>> act)
    {
        await using var context = Host.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
        var result = await act(context);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return result;
    }

    /// <summary>What was noted, the last first.</summary>
    public Task<List<string>> ActionsAsync() =>
        WithDatabaseAsync(context => context.Audit.OrderByDescending(row => row.Number).Select(row => row.Action).ToListAsync());

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
