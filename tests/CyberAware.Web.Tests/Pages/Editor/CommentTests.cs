using System.Net;
using CyberAware.Core.Editing;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>What people say of a line of an edition stands at that line, moves with it, and is settled.</summary>
public sealed class CommentTests(EditorPortal portal, TestDatabases databases) : IClassFixture<EditorPortal>, IClassFixture<TestDatabases>
{
    private const string Kk = "guide/updates/kk.md";
    private const string Form = "form[action$=Comment]";
    private const string Said = $"Бірінші жол\nекінші {EditorPortal.Hostile}";

    private static string Url(EditionView edition) => $"/editor/ru/editions/{edition.Id}";

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Comment_OnALine_StandsThereMovesWithItAndIsSettled(DatabaseProvider provider)
    {
        await using var own = await EditorPortal.StartAsync(await databases.StartedAsync(provider));
        var edition = await own.DraftAsync("guide/updates", "Пікір жазылатын сөйлем.");
        using var reviewer = await own.SignInAsync(Role.Reviewer);
        var page = await reviewer.OpenAsync(Url(edition));
        var option = page.QuerySelector($"{Form} optgroup option")!;
        Assert.Contains("Пікір жазылатын сөйлем.", page.QuerySelectorAll($"{Form} optgroup")[0].TextContent, StringComparison.Ordinal);
        var line = page.QuerySelectorAll($"{Form} optgroup")[0].QuerySelectorAll("option").Single(choice => choice.TextContent.EndsWith("Пікір жазылатын сөйлем.", StringComparison.Ordinal)).GetAttribute("value")!;
        var said = await reviewer.SubmitAsync(Form, ("line", line), ("comment", Said));
        Assert.Equal(Url(edition) + "?done=Comment", said.Location);
        Assert.NotNull(option);

        // In the comparison, right after its line.
        var comment = (await reviewer.OpenAsync(said.Location!)).QuerySelector(".edition-file .diff-comments .comment")!;
        Assert.Equal(Said, comment.QuerySelector(".comment-text")!.TextContent);
        Assert.Empty(comment.QuerySelectorAll("img"));
        Assert.EndsWith("Пікір жазылатын сөйлем.\n", comment.ParentElement!.PreviousElementSibling!.TextContent, StringComparison.Ordinal);

        // Two lines more before it: it goes on standing at its own.
        await own.WriteAsync(edition.Id, Kk, text => text.Replace("\n\nПікір", "\n\nТағы бір жол.\n\nПікір", StringComparison.Ordinal));
        using var author = await own.SignInAsync(Role.Author);
        comment = (await author.OpenAsync(Url(edition))).QuerySelector(".diff-comments .comment")!;
        Assert.EndsWith("Пікір жазылатын сөйлем.\n", comment.ParentElement!.PreviousElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Url(edition) + "?done=Resolve", (await author.SubmitAsync("form[action$=Resolve]")).Location);
        Assert.NotNull((await author.OpenAsync(Url(edition))).QuerySelector(".comment.is-resolved"));

        // When its line goes, it stands below the text and says what the line was.
        await own.WriteAsync(edition.Id, Kk, text => text.Replace("Пікір жазылатын", "Басқаша жазылған", StringComparison.Ordinal));
        comment = (await author.OpenAsync(Url(edition))).QuerySelector(".edition-file > .comment")!;
        Assert.Equal("Пікір жазылатын сөйлем.", comment.QuerySelector("q")!.TextContent);
        Assert.Equal(Url(edition) + "?done=Reopen", (await author.SubmitAsync("form[action$=Reopen]")).Location);

        var actions = await own.WithDatabaseAsync(context => context.Audit.Where(row => row.Action.StartsWith("comment-")).OrderBy(row => row.Number).Select(row => row.Action).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["comment-added", "comment-resolved", "comment-reopened"], actions);
    }

    [Fact]
    public async Task Comment_EmptyLongOrOnAnOldText_IsRefusedAndNotLost()
    {
        var edition = await portal.DraftAsync("guide/updates", "Бірінші сөйлем.");
        using var reviewer = await portal.SignInAsync(Role.Reviewer);
        var empty = await reviewer.FillAsync(Url(edition), Form, ("line", "0"), ("comment", "  "));
        Assert.Equal((HttpStatusCode.BadRequest, "Напишите комментарий."), (empty.Status, empty.Errors));
        Assert.NotNull(empty.Page.QuerySelector($"details[open] textarea[aria-invalid]{empty.Page.QuerySelector(".form-errors a")!.GetAttribute("href")}"));
        Assert.Equal(HttpStatusCode.BadRequest, (await reviewer.SubmitAsync(Form, ("line", "0"), ("comment", new string('x', 2001)))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await reviewer.SubmitAsync(Form, ("line", "100000"), ("comment", "x"))).Status);

        await reviewer.OpenAsync(Url(edition));
        await portal.WriteAsync(edition.Id, Kk, text => text + "\nКейінгі сөйлем.\n");
        var late = await reviewer.SubmitAsync(Form, ("line", "1"), ("comment", Said));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(Said, late.Page.QuerySelector("details[open] textarea[name=comment]")!.TextContent);
        Assert.Empty(late.Page.QuerySelectorAll(".comment"));
    }

    [Theory]
    [InlineData(Role.Auditor, HttpStatusCode.Found)]
    [InlineData(Role.TranslatorRu, HttpStatusCode.Found)]
    [InlineData(Role.Administrator, HttpStatusCode.Forbidden)]
    public async Task Comment_ByARole_IsForThoseWhoSeeTheEdition(Role role, HttpStatusCode expected)
    {
        var edition = await portal.DraftAsync("guide/email");
        using var visitor = await portal.SignInAsync(role);
        await visitor.OpenAsync("/account/ru/sign-out");
        var token = ("__RequestVerificationToken", visitor.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        var revision = edition.Texts[0].RevisionId.ToString()!;
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(Url(edition) + "?handler=Comment", ("path", edition.Texts[0].Path), ("revision", revision), ("line", "0"), ("comment", "x"))).Status);
        var visit = await visitor.PostAsync(
            Url(edition) + "?handler=Comment", token, ("path", edition.Texts[0].Path), ("revision", revision), ("line", "0"), ("comment", "x"),
            ("AuthorId", Guid.NewGuid().ToString()), ("ResolvedBy", Guid.NewGuid().ToString()));
        Assert.Equal(expected, visit.Status);
        var rows = await portal.WithDatabaseAsync(context => context.EditionComments.Where(row => row.EditionId == edition.Id).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(expected == HttpStatusCode.Found ? [(portal.People[role].Id, (Guid?)null)] : [], rows.Select(row => (row.AuthorId, row.ResolvedBy)));
    }

    /// <summary>An auditor reads and says something; what others said is not his to settle.</summary>
    [Fact]
    public async Task Resolve_CommentOfSomebodyElse_IsForThoseWhoWorkOnTheEdition()
    {
        var edition = await portal.DraftAsync("guide/email");
        var comments = portal.Service<EditionComments>();
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var role in new[] { Role.Reviewer, Role.Auditor })
        {
            Assert.Null((await comments.AddAsync(portal.ActorOf(role), edition.Id, edition.Texts[0].Path, edition.Texts[0].RevisionId!.Value, 0, $"{role}", cancellation)).Failure);
        }

        var seen = (await comments.ReadAsync(portal.ActorOf(Role.Auditor), edition.Id, cancellation)).Value.Comments;
        Assert.Equal([false, true], seen.Select(comment => comment.MayResolve));
        Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await comments.ResolveAsync(portal.ActorOf(Role.Auditor), edition.Id, seen[0].Id, seen[0].Version, true, cancellation)).Failure);
        Assert.Null((await comments.ResolveAsync(portal.ActorOf(Role.Auditor), edition.Id, seen[1].Id, seen[1].Version, true, cancellation)).Failure);
        Assert.Null((await comments.ResolveAsync(portal.ActorOf(Role.Author), edition.Id, seen[0].Id, seen[0].Version, true, cancellation)).Failure);
        using var auditor = await portal.SignInAsync(Role.Auditor);
        Assert.Single((await auditor.OpenAsync(Url(edition))).QuerySelectorAll(".comment form"));
    }

    [Fact]
    public async Task Comment_OfAnotherEditionOrAPublishedOne_IsNotChanged()
    {
        var (one, other) = (await portal.DraftAsync("guide/email"), await portal.PublishedAsync("guide/backup"));
        var reviewer = portal.ActorOf(Role.Reviewer);
        var comments = portal.Service<EditionComments>();
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Null((await comments.AddAsync(reviewer, one.Id, one.Texts[0].Path, one.Texts[0].RevisionId!.Value, 0, "Сөз", cancellation)).Failure);
        var comment = Assert.Single((await comments.ReadAsync(reviewer, one.Id, cancellation)).Value.Comments);

        Assert.Equal(new EditingRefused(Refusal.UnknownDocument), (await comments.ResolveAsync(reviewer, other.Id, comment.Id, comment.Version, true, cancellation)).Failure);
        Assert.IsType<EditingStale>((await comments.ResolveAsync(reviewer, one.Id, comment.Id, Guid.NewGuid(), true, cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.WrongState), (await comments.AddAsync(reviewer, other.Id, other.Texts[0].Path, other.Texts[0].RevisionId!.Value, 0, "Сөз", cancellation)).Failure);
    }
}
