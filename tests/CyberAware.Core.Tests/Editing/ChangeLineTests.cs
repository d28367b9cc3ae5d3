using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;

namespace CyberAware.Core.Tests.Editing;

public sealed class ChangeLineTests
{
    private readonly List<RevisionRow> all = [];
    private readonly HashSet<Guid> wasPublic = [];

    [Fact]
    public void For_SavesOneAfterTheOther_GoesBackToWhatWasPublic()
    {
        Shipped("a");
        Saved("b", "a");
        Saved("c", "b");
        Assert.Equal(["b", "c"], Line());
    }

    [Fact]
    public void For_AnotherEditionBeside_LeavesItOut()
    {
        Shipped("a");
        Saved("b", "a");
        Saved("x", "a");
        Saved("c", "b");
        Assert.Equal(["b", "c"], Line());
    }

    [Fact]
    public void For_WhatWasPublishedMeanwhileAndMerged_KeepsTheOwnSaves()
    {
        Shipped("a");
        Saved("b", "a");
        wasPublic.Add(Saved("x", "a").Id);
        Saved("bx", "b");
        Assert.Equal(["b", "bx"], Line());
    }

    [Fact]
    public void For_TheSameBytesSavedBySomebodyElse_HoldsBoth()
    {
        Shipped("a");
        Saved("b", "a");
        Saved("b", "a");
        Saved("c", "b");
        Assert.Equal(["b", "b", "c"], Line());
    }

    [Fact]
    public void For_AnOldPublicTextBroughtBack_IsTheLastSaveAlone()
    {
        Shipped("a");
        wasPublic.Add(Saved("b", "a").Id);
        Saved("a", "b");
        Assert.Equal([3], ChangeLine.For(all[^1], all, wasPublic).Select(revision => revision.Number));
    }

    private IEnumerable<string> Line() => ChangeLine.For(all[^1], all, wasPublic).Select(revision => revision.Hash);

    private void Shipped(string hash) => Add(hash, null, RevisionOrigin.Shipped);

    private RevisionRow Saved(string hash, string before) => Add(hash, before, RevisionOrigin.Edited);

    private RevisionRow Add(string hash, string? before, RevisionOrigin origin)
    {
        all.Add(new RevisionRow
        {
            Id = Guid.NewGuid(),
            Path = EditingDesk.Kk,
            Number = all.Count + 1,
            Hash = hash,
            Bytes = [],
            Origin = origin,
            CreatedAt = EditingDesk.Noon.UtcDateTime,
            BaseHash = before,
        });
        return all[^1];
    }
}
