using System.Text;
using CsCheck;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Library;

/// <summary>Real documents, damaged at random: each is a library or problems with a file and a line, never an exception.</summary>
public sealed class MutationTests
{
    private const int Cases = 10_000;

    private static readonly string[] Specials =
    [
        ":::", "::: do\n", "::", "[", "](", ")", "]", "{", "}", "{#", "#", "\n## ", "-", "\n- ", "---", "\n---\n", "|", "\n| - |\n", "`", "```\n",
        "<", ">", "\n> ", "&", "&lt;", "\0", "\u0085", "\u2028", "\U0001F600", "\u200F", "\u202E", "\t", "\n", "\n\n    ", "*", "**", "!", "![",
        "\\", "\"", "'", "%", "[](stat:", "[](contact:", "[](law:", ": ", "&a", "*a", "!a", "?", "\r", "\uFEFF", "1400", "١", "i̇", "=", "\n===\n", "~~~",
    ];

    private static readonly IReadOnlyList<ContentFile> All = ContentFile.ReadFolder(Repository.Content);

    private static readonly (string Path, IReadOnlyList<ContentFile> Folder)[] Documents =
    [
        .. All.Where(file => file.Path.EndsWith("/page.yml", StringComparison.Ordinal))
            .Select(file => file.Path[..file.Path.LastIndexOf('/')])
            .SelectMany(page => SmallFolder.Of(page, All) is var folder
                ? new[] { "page.yml", "kk.md", "ru.md" }.Select(name => (page + "/" + name, folder))
                : []),
        .. new[] { "site/contacts.yml", "site/laws.yml", "surveys/awareness/survey.yml", "surveys/awareness/kk.md" }
            .Select(path => (path, SmallFolder.Of("guide/passwords", All))),
    ];

    private static readonly Gen<Mutation> Mutations = Gen.Select(
        Gen.Int[0, 4], Gen.Double[0, 1], Gen.Int[0, 40], Gen.Double[0, 1], Gen.Int[0, Specials.Length - 1],
        (kind, at, length, to, special) => new Mutation(kind, at, length, to, special));

    private static readonly Gen<(int Document, Mutation[] Mutations)> Damage =
        Gen.Select(Gen.Int[0, Documents.Length - 1], Mutations.Array[1, 4]);

    [Fact]
    public void Load_SmallFolders_AreWithoutProblems() =>
        Assert.All(Documents, document => Assert.Empty(ContentLoader.Load(document.Folder).Problems));

    [Fact]
    public void Load_DamagedDocument_IsLibraryOrNamedProblems()
    {
        var (libraries, refusals) = (0, 0);
        Damage.Sample(
            damage =>
            {
                var (path, folder) = Documents[damage.Document];
                var text = damage.Mutations.Aggregate(
                    Encoding.UTF8.GetString(folder.First(file => file.Path == path).Bytes), (before, mutation) => mutation.Apply(before));
                var result = ContentLoader.Load([.. folder, ContentFile.FromText(path, text)]);
                Check(result, folder, path, text);
                _ = result.Library is null ? refusals++ : libraries++;
            },
            iter: Cases,
            threads: 1,
            print: damage => $"{Documents[damage.Document].Path} {string.Join(", ", damage.Mutations)}");

        // The damage is neither so light that nothing is refused nor so heavy that everything is.
        Assert.InRange(libraries, Cases / 20, Cases);
        Assert.InRange(refusals, Cases / 20, Cases);
    }

    private static void Check(ContentResult result, IReadOnlyList<ContentFile> folder, string path, string text)
    {
        if (result.Library is { } library)
        {
            Assert.Empty(result.Problems);
            Assert.All(library.Pages.SelectMany(page => page.Texts.Values), page => Assert.DoesNotContain("<script", page.Html.Value, StringComparison.OrdinalIgnoreCase));
            return;
        }

        Assert.NotEmpty(result.Problems);
        foreach (var problem in result.Problems)
        {
            var file = problem.File == path ? text : Encoding.UTF8.GetString(folder.First(candidate => candidate.Path == problem.File).Bytes);
            Assert.InRange(problem.Line, 1, LinesOf(file));
            Assert.Matches(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", problem.Code);
            Assert.NotEmpty(problem.In(Language.Kazakh));
        }
    }

    // As editors count: a last line end opens no further line.
    private static int LinesOf(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimStart('\uFEFF');
        return Math.Max(1, lines.Count(character => character == '\n') + (lines.EndsWith('\n') ? 0 : 1));
    }

    private sealed record Mutation(int Kind, double At, int Length, double To, int Special)
    {
        public string Apply(string text)
        {
            var at = (int)(At * text.Length);
            var to = (int)(To * text.Length);
            var span = text.Substring(at, Math.Min(Length, text.Length - at));
            return Kind switch
            {
                0 => text.Remove(at, span.Length),
                1 => text.Insert(to, span),
                2 => text.Remove(at, span.Length) is var rest ? rest.Insert(Math.Min(to, rest.Length), span) : text,
                3 => text.Insert(at, Specials[Special]),
                _ => text.Remove(at, span.Length).Insert(at, Specials[Special]),
            };
        }
    }
}
