using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.References;

public sealed class ContactTests
{
    private const string File = "site/contacts.yml";
    private const string Checked = "  checked-on: 2026-11-22\n- id: office";

    [Fact]
    public void Describe_EverythingKnown_SaysWhoWhatForWhenAndCost()
    {
        var contact = With("  purpose: { kk: алаяқтық, ru: мошенничество }\n  hours: { kk: тәулік бойы, ru: круглосуточно }\n  cost: { kk: тегін, ru: бесплатно }\n")
            .Library().Contacts["short"];

        Assert.Equal("Нөмір — алаяқтық (тәулік бойы, тегін)", contact.Describe(Language.Kazakh));
        Assert.Equal("Номер — мошенничество (круглосуточно, бесплатно)", contact.Describe(Language.Russian));
    }

    [Fact]
    public void Describe_OnlyHours_LeavesTheRestOut() =>
        Assert.Equal("Номер (круглосуточно)", With("  hours: { kk: тәулік бойы, ru: круглосуточно }\n").Library().Contacts["short"].Describe(Language.Russian));

    [Fact]
    public void Describe_NothingMore_IsTheLabel() => Assert.Equal("Номер", A.Content().Library().Contacts["short"].Describe(Language.Russian));

    [Fact]
    public void Load_PurposeInOneLanguage_IsRefused() =>
        Assert.Contains(With("  purpose: { kk: алаяқтық }\n").Load().Problems, problem => problem is { File: File, Code: "missing-key" });

    [Fact]
    public void Load_Card_ShowsNumberAndDescription()
    {
        var html = With("  hours: { kk: тәулік бойы, ru: круглосуточно }\n").WithBody("- [](contact:short/card)").Library()
            .Find(ContentBuilder.Page)![Language.Russian].Html.Value;

        Assert.Contains("<a href=\"tel:1400\" class=\"contact contact-button\">1400</a> Номер (круглосуточно)", html, StringComparison.Ordinal);
    }

    // 1414 is both a telephone and the sender of messages that texts speak of.
    [Fact]
    public void Load_NumberThatIsTypedToo_MayStandInText()
    {
        Assert.Contains(A.Content().WithBody("Call 1400.").Load().Problems, problem => problem.Code == "hand-typed-fact");
        Assert.Empty(With("  typed-too: true\n").WithBody("Call 1400.").Load().Problems);
    }

    // What stands on the reader's own card has words and no number.
    [Fact]
    public void Load_NumberOfTheReadersOwn_IsTextWithoutALink()
    {
        var content = A.Content().WithReplaced(File, "- id: short", """
            - id: bank
              kind: own
              display: { kk: картадағы нөмір, ru: номер на карте }
              label: { kk: Банкіңіз, ru: Ваш банк }
              source: portal
              checked-on: 2026-11-28
            - id: short
            """.Replace("\r\n", "\n", StringComparison.Ordinal)).WithBody("Позвоните: [](contact:bank). Это номер на карте.");

        var library = content.Library();

        Assert.Equal((null, null), (library.Contacts["bank"].Value, library.Contacts["bank"].Href));
        Assert.Equal("<p>Позвоните: номер на карте. Это номер на карте.</p>", library.Find(ContentBuilder.Page)![Language.Russian].Html.Value.Trim());
    }

    private static ContentBuilder With(string keys) => A.Content().WithReplaced(File, Checked, keys + Checked);
}
