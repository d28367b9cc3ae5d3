using System.Text;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>Moves a page with the pages below it, or a lesson, within a draft: each file gets a revision at the new address and a removal at the old one.</summary>
internal sealed class PageMove(PortalDbContext context, Actor actor, DateTime now)
{
    public async Task<EditionSteps.Written> MoveAsync(EditionSet set, string source, string target, CancellationToken cancellation)
    {
        var settings = set.Kind == DocumentKind.Lesson ? "lesson.yml" : "page.yml";
        if (set.Kind is not (DocumentKind.Page or DocumentKind.Lesson) || !CanBe(source, set.Kind) || !CanBe(target, set.Kind)
            || $"{target}/".StartsWith($"{source}/", StringComparison.Ordinal) || source == ContentPath.Home)
        {
            return Refusal.CannotMove;
        }

        var published = await (
            from row in context.Published
            join revision in context.Revisions on row.RevisionId equals revision.Id
            where row.Path.StartsWith(source + "/") || row.Path.StartsWith(target + "/")
            select new { row.Path, row.RevisionId, revision.IsRemoval }).AsNoTracking().ToDictionaryAsync(row => row.Path, StringComparer.Ordinal, cancellation);
        var there = published.Values.Where(row => !row.IsRemoval).Select(row => row.Path)
            .Union(set.Texts.Where(text => text.Current is { IsRemoval: false }).Select(text => text.Path), StringComparer.Ordinal)
            .Except(set.Texts.Where(text => text.Current is { IsRemoval: true }).Select(text => text.Path), StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        if (there.Any(path => path.StartsWith(target + "/", StringComparison.Ordinal)))
        {
            return Refusal.AlreadyThere;
        }

        var files = there.Where(path => path.StartsWith(source + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (!files.Contains($"{source}/{settings}") || files.Exists(path => path.Length - source.Length + target.Length > Lengths.Path))
        {
            return Refusal.CannotMove;
        }

        var targets = files.ConvertAll(path => target + path[source.Length..]);
        if (targets.Exists(path => path.EndsWith("/" + settings, StringComparison.Ordinal) && !ContentPath.IsFolder(FolderOf(path))))
        {
            return Refusal.CannotMove; // too deep for an address
        }

        // Quizzes and warnings stand below pages too, and others review them.
        if (files.Concat(targets).Any(path => DocumentFile.Parse(path).Kind != set.Kind))
        {
            return Refusal.OtherKind;
        }

        if (set.Texts.Select(text => text.Path).Union(files).Union(targets).Count() > EditionService.MaxFiles)
        {
            return Refusal.TooManyFiles;
        }

        var histories = await FileHistory.ReadAsync(context, [.. files, .. targets], cancellation);
        var current = files.ConvertAll(path => set.Find(path)?.Row.RevisionId ?? published[path].RevisionId);
        var texts = await context.Revisions.Where(revision => current.Contains(revision.Id))
            .Select(revision => new { revision.Path, revision.Bytes }).ToDictionaryAsync(revision => revision.Path, revision => revision.Bytes, cancellation);
        foreach (var (path, newPath) in files.Zip(targets))
        {
            var bytes = texts[path];
            if (PublishedAddresses.OfSettings(DocumentFile.Parse(path)) is { } old)
            {
                bytes = Encoding.UTF8.GetBytes(PageAliases.Move(Encoding.UTF8.GetString(bytes), old, PublishedAddresses.OfSettings(DocumentFile.Parse(newPath))!));
            }

            Guid? before = published.TryGetValue(path, out var row) ? row.RevisionId : null;
            Guid? removed = published.TryGetValue(newPath, out var gone) ? gone.RevisionId : null;
            Put(set, newPath, removed, histories[newPath], bytes, $"← {path}");
            Put(set, path, before, histories[path], null, $"→ {newPath}");
        }

        return ("page-moved", new() { { "from", source }, { "to", target }, { "files", files.Count } });
    }

    private static string FolderOf(string settings) => settings[..settings.LastIndexOf('/')];

    private static bool CanBe(string folder, DocumentKind kind) =>
        ContentPath.IsFolder(folder) && DocumentFile.TryParse($"{folder}/kk.md", out var file) && file.Kind == kind
        && (kind != DocumentKind.Lesson || folder.Split('/').Length == 2);

    // Null bytes: the file goes. The meaning stays in both languages, so the change is minor.
    private void Put(EditionSet set, string path, Guid? published, FileHistory history, byte[]? bytes, string note)
    {
        var text = set.Row.Texts.Find(own => own.Path == path);
        if (text is null)
        {
            text = EditionService.NewText(set.Row.Id, path, published);
            set.Row.Texts.Add(text);
        }

        var revision = new RevisionRow
        {
            Id = Guid.CreateVersion7(now),
            Path = path,
            Number = DocumentText.NextNumber(history),
            Hash = DocumentText.HashOf(bytes),
            Bytes = bytes ?? [],
            IsRemoval = bytes is null,
            Origin = RevisionOrigin.Edited,
            EditionId = set.Row.Id,
            AuthorId = actor.Id,
            CreatedAt = now,
            InternalNote = note,
            BaseHash = history.Find(text.RevisionId ?? text.BaseId)?.Hash,
            IsMinor = true,
        };
        context.Add(revision);
        (text.RevisionId, text.Version) = (revision.Id, revision.Id);
    }
}
