using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.People;

/// <summary>Codes count once, and a copy of the database has none of them.</summary>
public sealed class SecondStepTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task UseCode_SameCodeTwice_CountsOnce(DatabaseProvider provider)
    {
        var (database, step, secret) = await OpenAsync(provider);
        time.Advance(TimeSpan.FromMinutes(1));
        var code = OneTimeCode.For(secret, time.GetUtcNow());

        Assert.False(await WithPersonAsync(database, (context, person) => step.UseCodeAsync(context, person, "000000", Cancellation)));
        Assert.True(await WithPersonAsync(database, (context, person) => step.UseCodeAsync(context, person, code, Cancellation)));
        Assert.False(await WithPersonAsync(database, (context, person) => step.UseCodeAsync(context, person, code, Cancellation)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task UseCode_SameCodeByTwoAtOnce_CountsOnce(DatabaseProvider provider)
    {
        var (database, step, secret) = await OpenAsync(provider);
        time.Advance(TimeSpan.FromMinutes(1));
        var code = OneTimeCode.For(secret, time.GetUtcNow());
        await using var first = database.CreateDbContext();
        await using var second = database.CreateDbContext();
        var (one, two) = (await first.Users.SingleAsync(Cancellation), await second.Users.SingleAsync(Cancellation));

        bool[] taken = [await step.UseCodeAsync(first, one, code, Cancellation), await step.UseCodeAsync(second, two, code, Cancellation)];

        Assert.Equal([true, false], taken);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task UseRecoveryCode_Each_CountsOnceHoweverTyped(DatabaseProvider provider)
    {
        var (database, step, _) = await OpenAsync(provider);
        IReadOnlyList<string> codes = [];
        await WithPersonAsync(database, async (context, person) =>
        {
            codes = await step.CreateRecoveryCodesAsync(context, person, Cancellation);
            await context.SaveChangesAsync(Cancellation);
            return true;
        });

        Assert.Equal(SecondStep.RecoveryCodes, codes.Distinct().Count());
        Assert.True(await WithPersonAsync(database, (context, person) => step.UseRecoveryCodeAsync(context, person, $" {codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)}", Cancellation)));
        Assert.False(await WithPersonAsync(database, (context, person) => step.UseRecoveryCodeAsync(context, person, codes[3], Cancellation)));
        Assert.False(await WithPersonAsync(database, (context, person) => step.UseRecoveryCodeAsync(context, person, "", Cancellation)));
        Assert.True(await WithPersonAsync(database, (context, person) => step.UseRecoveryCodeAsync(context, person, codes[4], Cancellation)));
        await using var context = database.CreateDbContext();
        Assert.Equal(SecondStep.RecoveryCodes - 2, await step.CountRecoveryCodesAsync(context, await context.Users.SingleAsync(Cancellation), Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Stored_SecretAndCodes_CantBeReadWithoutTheKeys(DatabaseProvider provider)
    {
        var (database, step, secret) = await OpenAsync(provider);
        IReadOnlyList<string> codes = [];
        await WithPersonAsync(database, async (context, person) =>
        {
            codes = await step.CreateRecoveryCodesAsync(context, person, Cancellation);
            await context.SaveChangesAsync(Cancellation);
            return true;
        });

        await using var context = database.CreateDbContext();
        var stored = string.Join('\n', (await context.UserTokens.ToListAsync(Cancellation)).Select(token => token.Value));
        Assert.All([secret, .. codes], hidden => Assert.DoesNotContain(hidden, stored, StringComparison.OrdinalIgnoreCase));
        Assert.All(await context.UserTokens.ToListAsync(Cancellation), token => Assert.True(token.Value!.Length <= Lengths.Note));

        // Other keys, as after the loss of the certificate: no code is right, nothing fails.
        var strange = new SecondStep(new EphemeralDataProtectionProvider(), time);
        var someone = await context.Users.SingleAsync(Cancellation);
        Assert.False(await strange.UseCodeAsync(context, someone, OneTimeCode.For(secret, time.GetUtcNow().AddSeconds(30)), Cancellation));
        Assert.Equal(0, await strange.CountRecoveryCodesAsync(context, someone, Cancellation));
    }

    private async Task<(PortalDatabase Database, SecondStep Step, string Secret)> OpenAsync(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await new PeopleService(database, new InvitationService(time), time).CreateAdministratorAsync("admin", null, Language.Kazakh, Cancellation);
        var (step, secret) = (new SecondStep(new EphemeralDataProtectionProvider(), time), OneTimeCode.CreateSecret());
        await WithPersonAsync(database, async (context, person) =>
        {
            await step.SetAuthenticatorAsync(context, person, secret, OneTimeCode.Find(secret, OneTimeCode.For(secret, time.GetUtcNow()), time.GetUtcNow())!.Value, Cancellation);
            await context.SaveChangesAsync(Cancellation);
            return true;
        });
        return (database, step, secret);
    }

    private static async Task<bool> WithPersonAsync(PortalDatabase database, Func<PortalDbContext, Person, Task<bool>> act)
    {
        await using var context = database.CreateDbContext();
        return await act(context, await context.Users.SingleAsync(Cancellation));
    }
}
