using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>Whether a link to an edition shows something, or why not.</summary>
public enum PreviewLinkState
{
    /// <summary>It shows the edition.</summary>
    Live,

    /// <summary>Somebody ended it, or who made it has left.</summary>
    Revoked,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>The edition is public, or was given up.</summary>
    EditionOver,

    /// <summary>A text of the edition is another one now.</summary>
    TextsChanged,
}

/// <summary>A link as those see it who may end it.</summary>
/// <param name="Id">Id.</param>
/// <param name="State">Whether it shows something.</param>
/// <param name="MadeBy">Name of who made it; empty when the person is no longer known.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="ExpiresAt">When it ends at the latest, UTC.</param>
public sealed record PreviewLinkView(Guid Id, PreviewLinkState State, string MadeBy, DateTime CreatedAt, DateTime ExpiresAt);

/// <summary>The links of an edition.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Links">Its links, the newest first.</param>
public sealed record PreviewLinks(EditionView Edition, IReadOnlyList<PreviewLinkView> Links)
{
    /// <summary>Whether a link can be made: something was saved, and the edition is neither public nor given up.</summary>
    public required bool IsOpen { get; init; }
}

/// <summary>A link that was just made.</summary>
/// <param name="Link">The link.</param>
/// <param name="Token">Its token, 43 letters, digits, hyphens and underscores. It is known here and never again.</param>
public sealed record NewPreviewLink(PreviewLinkView Link, string Token);

/// <summary>A link that was opened and shows something.</summary>
/// <param name="Edition">What it shows.</param>
/// <param name="ExpiresAt">When it ends at the latest, UTC.</param>
public sealed record OpenedPreviewLink(PreviewedEdition Edition, DateTime ExpiresAt);

/// <summary>
/// Links by which people without an account see an edition before it is public. Each is bound to the texts as they stand: it
/// ends with the first change of one, with the edition, by hand, and after a week.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class PreviewLinkService(PortalDatabase database, TimeProvider time)
{
    /// <summary>How long a link lives at most.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const int TokenBytes = 32;

    /// <summary>Makes a link to the texts that the caller has seen; refused where nothing was saved or the edition is over.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="loadedVersion">The edition's version that the caller has seen.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public async Task<EditingResult<NewPreviewLink>> CreateAsync(Actor actor, Guid edition, Guid loadedVersion, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var result = await database.WriteAsync<EditingResult<NewPreviewLink>>(
            async (context, token) =>
            {
                if (await EditionSet.LockAsync(context, edition, token) is not { } set)
                {
                    return Refusal.UnknownEdition;
                }

                if (EditingPolicy.Check(actor, Operation.Share, set.Facts) is { } refusal)
                {
                    return refusal;
                }

                if (set.Row.Version != loadedVersion)
                {
                    return await EditionSteps.StaleAsync(context, set, token);
                }

                if (!IsOpen(set.Row.State) || !set.HasChange)
                {
                    return IsOpen(set.Row.State) ? Refusal.NoChange : Refusal.WrongState;
                }

                var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
                var row = new PreviewLinkRow
                {
                    Id = Guid.CreateVersion7(now),
                    TokenHash = HashOf(secret),
                    EditionId = edition,
                    TextsHash = set.Hash,
                    CreatedBy = actor.Id,
                    CreatedAt = now,
                    ExpiresAt = now + Lifetime,
                    Version = Guid.NewGuid(),
                };
                context.Add(row);
                await context.SaveChangesAsync(token);
                await EditingTrail.AddAsync(context, actor, now, "preview-link-made", edition.ToString(), new() { { "link", row.Id }, { "until", row.ExpiresAt } }, token);
                return new NewPreviewLink(new PreviewLinkView(row.Id, PreviewLinkState.Live, actor.Name, row.CreatedAt, row.ExpiresAt), secret);
            },
            cancellation);
        return await EditingTrail.NoteAsync(database, actor, now, Operation.Share, edition.ToString(), result, cancellation);
    }

    /// <summary>The links of an edition, for those who may make and end them.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public async Task<EditingResult<PreviewLinks>> ListAsync(Actor actor, Guid edition, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var now = time.GetUtcNow().UtcDateTime;
        var set = await EditionSet.ReadAsync(context, edition, cancellation);
        EditingResult<PreviewLinks> result = set is null ? Refusal.UnknownEdition
            : EditingPolicy.Check(actor, Operation.Share, set.Facts) is { } refusal ? refusal
            : new PreviewLinks(EditionView.From(set), await ReadAsync(context, set, now, cancellation)) { IsOpen = IsOpen(set.Row.State) && set.HasChange };
        return await EditingTrail.NoteAsync(database, actor, now, Operation.Share, edition.ToString(), result, cancellation);
    }

    /// <summary>Ends a link. One that has ended already stays as it is.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="link">The link, which must be one of the edition's.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public async Task<EditingResult<PreviewLinks>> RevokeAsync(Actor actor, Guid edition, Guid link, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var result = await database.WriteAsync<EditingResult<PreviewLinks>>(
            async (context, token) =>
            {
                if (await EditionSet.LockAsync(context, edition, token) is not { } set)
                {
                    return Refusal.UnknownEdition;
                }

                if (EditingPolicy.Check(actor, Operation.Share, set.Facts) is { } refusal)
                {
                    return refusal;
                }

                if (await context.PreviewLinks.SingleOrDefaultAsync(row => row.Id == link && row.EditionId == edition, token) is not { } found)
                {
                    return Refusal.UnknownEdition;
                }

                if (found.RevokedAt is null)
                {
                    (found.RevokedAt, found.Version) = (now, Guid.NewGuid());
                    await context.SaveChangesAsync(token);
                    await EditingTrail.AddAsync(context, actor, now, "preview-link-revoked", edition.ToString(), new() { { "link", link } }, token);
                }

                return new PreviewLinks(EditionView.From(set), await ReadAsync(context, set, now, token)) { IsOpen = IsOpen(set.Row.State) && set.HasChange };
            },
            cancellation);
        return await EditingTrail.NoteAsync(database, actor, now, Operation.Share, edition.ToString(), result, cancellation);
    }

    /// <summary>What a link shows; null for a token that was never given out and for a link that has ended, after the same work.</summary>
    /// <param name="token">What stands in the address, whatever it is.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public async Task<OpenedPreviewLink?> OpenAsync(string token, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var (hash, now) = (HashOf(token), time.GetUtcNow().UtcDateTime);
        var found = await (
            from link in context.PreviewLinks
            join edition in context.Editions on link.EditionId equals edition.Id
            where link.TokenHash == hash
            select new
            {
                Link = link,
                Edition = edition,
                IsMakerGone = context.Users.Any(person => person.Id == link.CreatedBy && person.ClosedAt != null),
                Generation = context.Generations.Max(row => (long?)row.Number) ?? 0,
                Texts = (from text in context.EditionTexts
                         join revision in context.Revisions on text.RevisionId equals revision.Id
                         where text.EditionId == edition.Id
                         select new { text.Path, revision.Hash }).ToList(),
            }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var texts = EditionSet.HashOf(found.Texts.Select(text => (text.Path, text.Hash)));
        return StateOf(found.Link, found.IsMakerGone, found.Edition.State, texts, now) == PreviewLinkState.Live
            ? new OpenedPreviewLink(
                new PreviewedEdition(found.Edition.Id, found.Edition.Title, found.Edition.ScheduledFor, found.Generation, texts) { Paths = [.. found.Texts.Select(text => text.Path)] },
                found.Link.ExpiresAt)
            : null;
    }

    private static async Task<IReadOnlyList<PreviewLinkView>> ReadAsync(PortalDbContext context, EditionSet set, DateTime now, CancellationToken cancellation)
    {
        var rows = await (
            from link in context.PreviewLinks
            where link.EditionId == set.Row.Id
            orderby link.CreatedAt descending, link.Id
            select new { Link = link, Maker = context.Users.Where(person => person.Id == link.CreatedBy).Select(person => new { person.DisplayName, person.ClosedAt }).FirstOrDefault() })
            .ToListAsync(cancellation);
        var hash = set.Hash;
        return [.. rows.Select(row => new PreviewLinkView(
            row.Link.Id, StateOf(row.Link, row.Maker?.ClosedAt is not null, set.Row.State, hash, now), row.Maker?.DisplayName ?? "", row.Link.CreatedAt, row.Link.ExpiresAt))];
    }

    private static PreviewLinkState StateOf(PreviewLinkRow link, bool isMakerGone, EditionState edition, string hash, DateTime now) =>
        link.RevokedAt is not null || isMakerGone ? PreviewLinkState.Revoked
        : !IsOpen(edition) ? PreviewLinkState.EditionOver
        : link.TextsHash != hash ? PreviewLinkState.TextsChanged
        : link.ExpiresAt <= now ? PreviewLinkState.Expired
        : PreviewLinkState.Live;

    private static bool IsOpen(EditionState state) => state is not (EditionState.Published or EditionState.Superseded or EditionState.Withdrawn);

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
