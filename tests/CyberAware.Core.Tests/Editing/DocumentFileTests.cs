using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Editing;

public sealed class DocumentFileTests
{
    [Theory]
    [InlineData("fraud/kk.md", "fraud", "kk", DocumentKind.Page, "fraud/ru.md")]
    [InlineData("children/kids/ru.md", "children/kids", "ru", DocumentKind.Page, "children/kids/kk.md")]
    [InlineData("fraud/page.yml", "fraud/page.yml", null, DocumentKind.Page, null)]
    [InlineData("fraud/screen.png", "fraud/screen.png", null, DocumentKind.Page, null)]
    [InlineData("fraud/en.md", "fraud/en.md", null, DocumentKind.Page, null)]
    [InlineData("kk.md", "kk.md", null, DocumentKind.Page, null)]
    [InlineData("quizzes/kk.md", "quizzes", "kk", DocumentKind.Page, "quizzes/ru.md")]
    [InlineData("quizzes/email/kk.md", "quizzes/email", "kk", DocumentKind.Quiz, "quizzes/email/ru.md")]
    [InlineData("quizzes/email/quiz.yml", "quizzes/email/quiz.yml", null, DocumentKind.Quiz, null)]
    [InlineData("alerts/page.yml", "alerts/page.yml", null, DocumentKind.Page, null)]
    [InlineData("alerts/qr-stickers/alert.yml", "alerts/qr-stickers/alert.yml", null, DocumentKind.Alert, null)]
    [InlineData("actions/email.yml", "actions/email.yml", null, DocumentKind.Action, null)]
    [InlineData("surveys/awareness/ru.md", "surveys/awareness", "ru", DocumentKind.Survey, "surveys/awareness/kk.md")]
    [InlineData("site/contacts.yml", "site/contacts.yml", null, DocumentKind.Reference, null)]
    [InlineData("site/laws.yml", "site/laws.yml", null, DocumentKind.Reference, null)]
    [InlineData("site/synonyms.yml", "site/synonyms.yml", null, DocumentKind.Synonyms, null)]
    [InlineData("site/wording.yml", "site/wording.yml", null, DocumentKind.Site, null)]
    [InlineData("permalinks.txt", "permalinks.txt", null, DocumentKind.Site, null)]
    [InlineData("sources/scam.yml", "sources/scam.yml", null, DocumentKind.Source, null)]
    [InlineData("advisors/scam/kk.md", "advisors/scam", "kk", DocumentKind.Advisor, "advisors/scam/ru.md")]
    [InlineData("assessments/professionals/kk.md", "assessments/professionals", "kk", DocumentKind.Assessment, "assessments/professionals/ru.md")]
    [InlineData("letters/demand/letter.yml", "letters/demand/letter.yml", null, DocumentKind.Letter, null)]
    public void Parse_Path_TellsAll(string path, string document, string? language, DocumentKind kind, string? counterpart)
    {
        var file = DocumentFile.Parse(path);
        Assert.Equal((path, document, language, kind, counterpart), (file.Path, file.Document, file.Language?.Tag, file.Kind, file.Counterpart));
        Assert.Equal(path, file.Counterpart is null ? path : DocumentFile.Parse(file.Counterpart).Counterpart);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../portal.db")]
    [InlineData("fraud/../../portal.db")]
    [InlineData("fraud//kk.md")]
    [InlineData("fraud/")]
    [InlineData("fraud/./kk.md")]
    [InlineData("fraud/.git")]
    [InlineData("fraud\\kk.md")]
    [InlineData("c:/fraud/kk.md")]
    [InlineData("fraud/kk.md\n")]
    [InlineData("fraud/kk.md ")]
    [InlineData("fraud/kk.md.")]
    [InlineData("fraud/<b>/kk.md")]
    public void TryParse_NoPathOfAFile_IsRefused(string? path)
    {
        Assert.False(DocumentFile.TryParse(path, out _));
        Assert.Throws<FormatException>(() => DocumentFile.Parse(path!));
    }

    [Fact]
    public void TryParse_LongerThanTheDatabaseTakes_IsRefused()
    {
        Assert.True(DocumentFile.TryParse(new string('a', 200), out _));
        Assert.False(DocumentFile.TryParse(new string('a', 201), out _));
    }

    [Fact]
    public void Parse_EveryShippedFile_HasAKindAndBothLanguages()
    {
        var files = ContentFile.ReadFolder(Repository.Content).Select(file => DocumentFile.Parse(file.Path)).ToDictionary(file => file.Path);
        Assert.Equal(Enum.GetValues<DocumentKind>(), files.Values.Select(file => file.Kind).Distinct().Order());
        Assert.All(files.Values.Where(file => file.Counterpart is not null), file => Assert.Contains(file.Counterpart!, files.Keys));
        Assert.All(files.Keys.Where(path => path.EndsWith(".md", StringComparison.Ordinal)), path => Assert.NotNull(files[path].Language));
    }
}
