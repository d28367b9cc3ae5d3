using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Library;

/// <summary>A new kind of document takes one reader and one line in the loader's list.</summary>
public sealed class ContentReaderTests
{
    private readonly RiddleReader riddles = new();

    [Fact]
    public void Load_NewKind_IsReadAndBuilt()
    {
        var result = Load(A.Content().WithFile("riddles/first.txt", "guide/email"));

        Assert.Empty(result.Problems);
        Assert.Equal(["guide/email"], riddles.Built);
        Assert.Null(result.Library!.Find("riddles"));
    }

    [Fact]
    public void Load_NewKindWithErrors_IsCheckedAndNotBuilt()
    {
        var result = Load(A.Content().WithFile("riddles/first.txt", "guide/none").WithFile("riddles/kk.md", "Text."));

        Assert.Equal(["riddles/first.txt:1: broken-link", "riddles/kk.md:1: unknown-file"], result.Problems.Select(Short));
        Assert.Null(result.Library);
        Assert.Empty(riddles.Built);
    }

    [Fact]
    public void Load_PictureAmongAnotherKind_IsReadAndReportedAsUnknown()
    {
        var result = A.Content().WithFile("site/photo.png", ContentBuilder.Png).Load();

        Assert.Equal(["site/photo.png:1: unknown-file"], result.Problems.Select(Short));
        Assert.True(result.Library!.Pictures.ContainsKey("site/photo.png"));
    }

    [Theory]
    [InlineData("permalinks.txt", true)]
    [InlineData("site/wording.yml", true)]
    [InlineData("site/synonyms.yml", true)]
    [InlineData("site/kk.md", false)]
    [InlineData("site/more/laws.yml", false)]
    [InlineData("surveys/kk.md", false)]
    [InlineData("surveys/awareness/kk.md", true)]
    [InlineData("surveys/awareness/more/kk.md", false)]
    [InlineData("alerts/kk.md", true)]
    [InlineData("alerts/calls/alert.yml", true)]
    [InlineData("alerts/calls/page.yml", false)]
    [InlineData("alerts/calls/picture.png", false)]
    [InlineData("quizzes/kk.md", true)]
    [InlineData("quizzes/office/quiz.yml", true)]
    [InlineData("quizzes/office/page.yml", false)]
    [InlineData("quizzes/office/picture.png", false)]
    [InlineData("actions/passwords.yml", true)]
    [InlineData("actions/scam.yml", true)]
    [InlineData("actions/Scam.yml", false)]
    [InlineData("actions/kk.md", false)]
    [InlineData("sources/scam.yml", true)]
    [InlineData("sources/scam/kk.md", false)]
    [InlineData("advisors/scam/advisor.yml", true)]
    [InlineData("advisors/scam/page.yml", false)]
    [InlineData("advisors/kk.md", false)]
    [InlineData("guide/email/picture.webp", true)]
    [InlineData("page.yml", false)]
    public void Knows_NameInAFolder_DependsOnTheKind(string path, bool expected) =>
        Assert.Equal(expected, ContentLoader.CreateReaders(null).First(reader => reader.Owns(path)).Knows(path));

    [Fact]
    public void Load_TextTooSlowForAMoment_IsReadAgainByTheNext()
    {
        var (content, cache, slow) = (A.Content(), new ContentCache(), new SlowReader());
        ContentReader[] Readers() => [slow, .. ContentLoader.CreateReaders(null)];
        ContentLoader.Load(content.Files, cache, Readers());

        slow.IsSlow = true;
        var broken = ContentLoader.Load(content.Files, cache, Readers());
        Assert.Null(broken.Library);
        Assert.Equal("slow/kk.md:3: too-slow", Short(Assert.Single(broken.Problems)));

        slow.IsSlow = false;
        Assert.NotNull(ContentLoader.Load(content.Files, cache, Readers()).Library);
        Assert.Equal(1, slow.Made);
    }

    private ContentResult Load(ContentBuilder content) =>
        ContentLoader.Load(content.Files, new ContentCache(), [riddles, .. ContentLoader.CreateReaders(null)]);

    private static string Short(ContentProblem problem) => $"{problem.File}:{problem.Line}: {problem.Code}";

    /// <summary>A made-up kind without files, which can't be read while the machine is busy.</summary>
    private sealed class SlowReader : ContentReader
    {
        public bool IsSlow { get; set; }

        public int Made { get; private set; }

        public override bool Owns(string path) => false;

        public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
        {
            load.Cache.GetOrMake("slow", "1", () => $"made {++Made}");
            if (IsSlow)
            {
                load.Cache.GetOrMake<string>("slow/kk.md", "1", () => throw new TextTooSlowException("slow/kk.md", 3, TimeSpan.FromSeconds(10)));
            }
        }

        public override void Build(ContentParts parts)
        {
        }
    }

    /// <summary>A made-up kind: files that hold a page's path.</summary>
    private sealed class RiddleReader : ContentReader
    {
        private readonly List<(string File, string Page)> parsed = [];

        public List<string> Built { get; } = [];

        public override bool Owns(string path) => path.StartsWith("riddles/", StringComparison.Ordinal);

        public override bool Knows(string path) => path.EndsWith(".txt", StringComparison.Ordinal);

        public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load) =>
            parsed.AddRange(files.Where(file => Knows(file.Path)).Select(file => (file.Path, System.Text.Encoding.UTF8.GetString(file.Bytes))));

        public override void Validate(ContentLoad load)
        {
            foreach (var (file, page) in parsed.Where(riddle => !load.Pages.Contains(riddle.Page)))
            {
                load.ProblemsOf(file).Add(1, "broken-link", page, "");
            }
        }

        public override void Build(ContentParts parts) => Built.AddRange(parsed.Select(riddle => riddle.Page));
    }
}
