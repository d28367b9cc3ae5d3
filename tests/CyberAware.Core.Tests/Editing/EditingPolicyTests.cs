using CyberAware.Core.Editing;
using CyberAware.Core.People.Storage;

namespace CyberAware.Core.Tests.Editing;

public sealed class EditingPolicyTests
{
    private static readonly Guid Other = Guid.NewGuid();

    [Theory]
    [InlineData(Role.Author, "kk", true)]
    [InlineData(Role.Author, "ru", true)]
    [InlineData(Role.Author, "-", true)]
    [InlineData(Role.Author, "kk ru -", true)]
    [InlineData(Role.TranslatorKk, "kk", true)]
    [InlineData(Role.TranslatorKk, "ru", false)]
    [InlineData(Role.TranslatorKk, "-", false)]
    [InlineData(Role.TranslatorKk, "kk ru", false)]
    [InlineData(Role.TranslatorKk, "", false)]
    [InlineData(Role.TranslatorRu, "ru", true)]
    [InlineData(Role.TranslatorRu, "kk", false)]
    [InlineData(Role.TranslatorRu, "ru -", false)]
    [InlineData(Role.Reviewer, "kk", false)]
    [InlineData(Role.Publisher, "kk", false)]
    [InlineData(Role.DutyOfficer, "kk", false)]
    [InlineData(Role.Auditor, "kk", false)]
    [InlineData(Role.Administrator, "kk", false)]
    public void Write_ByRoleAndLanguages_IsAllowed(Role role, string languages, bool expected)
    {
        var files = languages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tag => DocumentFile.Parse(tag == "-" ? "fraud/page.yml" : $"fraud/{tag}.md"));
        var facts = ObjectFacts.For(DocumentKind.Page, files);

        foreach (var operation in new[] { Operation.Write, Operation.Submit, Operation.Upload })
        {
            Assert.Equal(expected, EditingPolicy.Allows(EditingDesk.Person("p", role), operation, facts));
        }
    }

    [Fact]
    public void EveryOperation_WithTheRoleForAnotherKindOnly_IsRefused()
    {
        foreach (var operation in Enum.GetValues<Operation>())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var facts = new ObjectFacts(DocumentKind.Page, [Language.Kazakh], [Other]);
                Assert.Equal(Refusal.NotAllowed, EditingPolicy.Check(EditingDesk.Person("p", DocumentKind.Quiz, role), operation, facts));
                Assert.Equal(
                    EditingPolicy.Check(EditingDesk.Person("p", role), operation, facts),
                    EditingPolicy.Check(EditingDesk.Person("p", DocumentKind.Page, role), operation, facts));
            }
        }
    }

    [Theory]
    [InlineData(Role.Administrator, false)]
    [InlineData(Role.Auditor, true)]
    [InlineData(Role.DutyOfficer, true)]
    [InlineData(Role.TranslatorRu, true)]
    public void Read_ByRole_IsAllowed(Role role, bool expected) =>
        Assert.Equal(expected, EditingPolicy.Allows(EditingDesk.Person("p", role), Operation.Read, ObjectFacts.For(DocumentFile.Parse("fraud/kk.md"))));

    [Fact]
    public void PublishNow_ByADutyOfficer_IsForWarningsOnly()
    {
        var officer = EditingDesk.Person("p", Role.DutyOfficer);

        Assert.Null(EditingPolicy.Check(officer, Operation.PublishNow, new ObjectFacts(DocumentKind.Alert, [Language.Kazakh], [officer.Id])));
        Assert.Equal(Refusal.NotFresh, EditingPolicy.Check(officer with { IsFresh = false }, Operation.PublishNow, new ObjectFacts(DocumentKind.Alert, [Language.Kazakh], [])));
        Assert.Equal(Refusal.NotAllowed, EditingPolicy.Check(officer, Operation.PublishNow, new ObjectFacts(DocumentKind.Page, [Language.Kazakh], [])));
        Assert.Equal(Refusal.NotAllowed, EditingPolicy.Check(officer, Operation.Publish, new ObjectFacts(DocumentKind.Alert, [Language.Kazakh], [])));
    }

    [Fact]
    public void Write_ByADutyOfficer_IsForWarningsOnlyAndNeverReviewedOrSignedByHim()
    {
        var officer = EditingDesk.Person("p", Role.DutyOfficer);
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            foreach (var operation in new[] { Operation.Write, Operation.Submit, Operation.Upload, Operation.Share })
            {
                Assert.Equal(kind == DocumentKind.Alert, EditingPolicy.Allows(officer, operation, new ObjectFacts(kind, [null, .. Language.All], [])));
            }

            Assert.All(
                new[] { Operation.Review, Operation.Countersign, Operation.Publish },
                operation => Assert.Equal(Refusal.NotAllowed, EditingPolicy.Check(officer, operation, new ObjectFacts(kind, [null, .. Language.All], []))));
        }
    }

    [Fact]
    public void Audit_OfThePortal_IsReadByAuditorsForAllKindsOnly()
    {
        Assert.True(EditingPolicy.Allows(EditingDesk.Person("p", Role.Auditor), Operation.ReadAudit, ObjectFacts.Portal));
        Assert.True(EditingPolicy.Allows(EditingDesk.Person("p", Role.Auditor), Operation.ExportAudit, ObjectFacts.Portal));
        Assert.False(EditingPolicy.Allows(EditingDesk.Person("p", Role.Auditor) with { IsFresh = false }, Operation.ExportAudit, ObjectFacts.Portal));
        Assert.False(EditingPolicy.Allows(EditingDesk.Person("p", DocumentKind.Page, Role.Auditor), Operation.ReadAudit, ObjectFacts.Portal));
        Assert.False(EditingPolicy.Allows(EditingDesk.Person("p", Role.Administrator, Role.Publisher), Operation.ReadAudit, ObjectFacts.Portal));
    }
}
