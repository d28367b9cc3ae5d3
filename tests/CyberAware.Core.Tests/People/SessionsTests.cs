using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.People;

/// <summary>A session ends with the day, and when it is told to.</summary>
public sealed class SessionsTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Find_Session_GoesOnUntilItIsEndedOrTwelveHoursOld(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        var id = (await new PeopleService(database, new InvitationService(time), time).CreateAdministratorAsync("admin", null, Language.Kazakh, Cancellation)).PersonId;
        await using var context = database.CreateDbContext();
        var stamp = (await context.Users.SingleAsync(Cancellation)).SecurityStamp!;
        var sessions = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            sessions.Add(await Sessions.BeginAsync(context, id, Now, Cancellation));
            await context.SaveChangesAsync(Cancellation);
        }

        Assert.All(sessions, session => Assert.Equal(id, FindAsync(context, id, session, stamp).Result?.Id));
        Assert.Null(await FindAsync(context, id, "another", stamp));
        Assert.Null(await FindAsync(context, Guid.NewGuid(), sessions[0], stamp));
        Assert.Null(await FindAsync(context, id, sessions[0], "another"));

        await Sessions.EndAsync(context, id, sessions[0], Cancellation);
        Assert.Null(await FindAsync(context, id, sessions[0], stamp));
        await Sessions.EndAllAsync(context, id, sessions[2], Cancellation);
        Assert.Null(await FindAsync(context, id, sessions[1], stamp));

        time.Advance(Sessions.Longest);
        Assert.NotNull(await FindAsync(context, id, sessions[2], stamp));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await FindAsync(context, id, sessions[2], stamp));

        // The next one sweeps it out.
        await Sessions.BeginAsync(context, id, Now, Cancellation);
        await context.SaveChangesAsync(Cancellation);
        Assert.Single(await context.UserTokens.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Find_ClockSetBack_EndsWhatBeganInTheFuture()
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        var id = (await new PeopleService(database, new InvitationService(time), time).CreateAdministratorAsync("admin", null, Language.Kazakh, Cancellation)).PersonId;
        await using var context = database.CreateDbContext();
        var stamp = (await context.Users.SingleAsync(Cancellation)).SecurityStamp!;
        var session = await Sessions.BeginAsync(context, id, Now.AddDays(1), Cancellation);
        await context.SaveChangesAsync(Cancellation);
        Assert.Null(await FindAsync(context, id, session, stamp));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(-1, true)] // two instances
    [InlineData(-60, false)] // a clock that was set back
    public void IsFresh_Credential_WasShownWithinFiveMinutes(int minutesAgo, bool expected) =>
        Assert.Equal(expected, Sessions.IsFresh(time.GetUtcNow().AddMinutes(-minutesAgo), time.GetUtcNow()));

    private Task<CyberAware.Core.People.Storage.Person?> FindAsync(PortalDbContext context, Guid id, string session, string stamp) =>
        Sessions.FindAsync(context, id, session, stamp, Now, Cancellation);
}
