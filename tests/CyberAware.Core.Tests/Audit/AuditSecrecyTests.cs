using System.Net;
using CyberAware.Core.Audit;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Audit;

/// <summary>What must never be found in a row that nobody can delete.</summary>
public sealed class AuditSecrecyTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    [Theory]
    [InlineData("password")]
    [InlineData("new-password")]
    [InlineData("code")]
    [InlineData("recovery-codes")]
    [InlineData("resettoken")]
    [InlineData("totp")]
    [InlineData("ip")]
    [InlineData("remote-address")]
    [InlineData("session-cookie")]
    [InlineData("api-key")]
    [InlineData("e-mail")]
    [InlineData("Reason")]
    [InlineData("")]
    public void Add_KeyOfASecret_IsRefused(string key) => Assert.Throws<ArgumentException>(() => new AuditDetails { { key, "x" } });

    [Theory]
    [InlineData("reason")]
    [InlineData("passkey")]
    [InlineData("scheduled-for")]
    [InlineData("encoding")]
    public void Add_OrdinaryKey_IsTaken(string key) => Assert.Single(new AuditDetails { { key, "x" } });

    [Fact]
    public void Add_TooMany_IsRefused()
    {
        AuditDetails details = new() { { "a", 1 }, { "b", true }, { "c", Guid.Empty }, { "d", DateTime.UnixEpoch }, { "e", "x" }, { "f", "y" } };

        Assert.Throws<ArgumentException>(() => details.Add("g", 7));
        Assert.Contains("\"d\":\"1970-01-01T00:00:00Z\"", details.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from 203.0.113.77 again", "from 203.0.113.0/24 again")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("203.0.113.77/32", "203.0.113.0/24")]
    [InlineData("203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("[2001:db8:1:2:3:4:5:6]:443", "[2001:db8:1:2::/64]:443")]
    [InlineData("at 12:30:45", "at 12:30:45")]
    [InlineData("код 482913 жіберілді", "код # жіберілді")]
    [InlineData("8 (701) 123-45-67", "#")]
    [InlineData("CfDJ8Nq3mZk2vT0aB7cD1eF", "#")]
    [InlineData("2026-11-29 12", "2026-11-29 12")]
    [InlineData("11223344-5566-4788-9900-aabbccddeeff", "11223344-5566-4788-9900-aabbccddeeff")]
    [InlineData("fraud/kk.md", "fraud/kk.md")]
    public async Task Add_WhatPeoplePaste_IsMaskedInSubjectAndDetails(string text, string expected)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        await AuditLog.AddAsync(database, AuditTrail.Entry(1) with { Subject = text, Details = new AuditDetails { { "note", text } } }, TestContext.Current.CancellationToken);
        await using var context = database.CreateDbContext();
        var row = await context.Audit.SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal((expected, $"{{\"note\":\"{expected}\"}}"), (row.Subject, row.Details));
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    public void From_Address_IsItsNetwork(string address, string network)
    {
        Assert.Equal(network, NetworkPrefix.From(IPAddress.Parse(address)));
        Assert.Equal(network, NetworkPrefix.Parse(address));
        Assert.Equal(network, NetworkPrefix.Parse(network));
    }

    [Fact]
    public void From_Nobody_IsEmpty() => Assert.Equal(("", ""), (NetworkPrefix.From(null), NetworkPrefix.Parse("")));

    [Fact]
    public void Parse_NoNetwork_IsRefused() => Assert.ThrowsAny<FormatException>(() => NetworkPrefix.Parse("somewhere"));
}
