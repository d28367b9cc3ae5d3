using CyberAware.Core;
using CyberAware.Web.Api;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberAware.Web.Pages.Schools;

/// <summary>How the document of a plan looks. Headings are real ones, by which programs and screen readers find their way.</summary>
internal static class PlanStyles
{
    /// <summary>Headings of rows and columns.</summary>
    public const string Label = "TableLabel";

    /// <summary>The foot of each sheet.</summary>
    public const string Footer = "Footer";

    private const string Base = "Normal";
    private const string HalfPoints = "21";

    /// <summary>All styles of the document.</summary>
    public static Styles For(Language language) => new(
        WordFile.Defaults(language, HalfPoints, new SpacingBetweenLines { Before = "0", After = "40", Line = "240", LineRule = LineSpacingRuleValues.Auto }),
        new Style(new StyleName { Val = Base }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = Base, Default = true },
        Heading(1, "28", new SpacingBetweenLines { After = "120" }, new Justification { Val = JustificationValues.Center }),
        Heading(2, "24", new SpacingBetweenLines { Before = "200", After = "80" }),
        Create(Label, "table label", [new SpacingBetweenLines { After = "0" }], [new Bold()], isOwn: true),
        Create(WordText.ListStyle, "List Paragraph", [new ContextualSpacing()], []),
        Create(Footer, "footer", [new SpacingBetweenLines { After = "0" }], [new FontSize { Val = "18" }, new FontSizeComplexScript { Val = "18" }]),
        // Underlined, not coloured: paper has no colours.
        new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Underline { Val = UnderlineValues.Single })) { Type = StyleValues.Character, StyleId = WordText.LinkStyle });

    private static Style Heading(int level, string halfPoints, params OpenXmlElement[] look) => Create(
        $"Heading{level}", $"heading {level}", [new KeepNext(), new KeepLines(), .. look, new OutlineLevel { Val = level - 1 }],
        [new Bold(), new FontSize { Val = halfPoints }, new FontSizeComplexScript { Val = halfPoints }], next: Base);

    // The schema fixes the order: name, basedOn, next, qFormat, paragraphs, characters.
    private static Style Create(string id, string name, OpenXmlElement[] paragraphs, OpenXmlElement[] characters, string? next = null, bool isOwn = false)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = Base }) { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = isOwn ? true : null };
        if (next is not null)
        {
            style.Append(new NextParagraphStyle { Val = next });
        }

        style.Append(new PrimaryStyle());
        style.Append(new StyleParagraphProperties(paragraphs));
        if (characters.Length > 0)
        {
            style.Append(new StyleRunProperties(characters));
        }

        return style;
    }
}
