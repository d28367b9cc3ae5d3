using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberAware.Web.Pages.Schools;

/// <summary>Texts as paragraphs of a document of Word, with the lists, links and strong words that they have on pages.</summary>
/// <param name="main">Where the document keeps lists and links.</param>
/// <param name="language">Language of all words: each run names it, so that it keeps it when it is copied elsewhere.</param>
/// <param name="links">Addresses.</param>
public sealed partial class WordText(MainDocumentPart main, Language language, PortalLinks links)
{
    /// <summary>Style of the words of links.</summary>
    public const string LinkStyle = "Hyperlink";

    /// <summary>Style of the paragraphs of lists.</summary>
    public const string ListStyle = "ListParagraph";

    private const int Bullets = 0;
    private const int Numbers = 1;
    private const int BulletList = 1;
    private const int Levels = 3;
    private const int IndentPerLevel = 284;

    private static readonly HtmlParser Parser = new();

    private static readonly HashSet<string> BlockNames =
    [
        "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "hr", "li", "ol", "p", "section",
        "table", "tbody", "td", "th", "thead", "tr", "ul",
    ];

    private readonly Numbering numbering = AddNumbering(main);
    private int lists = BulletList;
    private int addresses;

    /// <summary>Words that stand in one line, in the language of the document.</summary>
    public Run Words(string text) => Words(text, Marks.None);

    /// <summary>Sentences as a list.</summary>
    public IEnumerable<Paragraph> List(IEnumerable<string> items) => items.Select(item => ParagraphOf([Words(item)], new ListPlace(BulletList, 0)));

    /// <summary>All words of a text, a paragraph at least: a cell of a table needs one.</summary>
    public IEnumerable<Paragraph> Paragraphs(SafeHtml html)
    {
        var found = Blocks(Parser.ParseDocument(SoftHyphens.Remove(html.Value)).Body!, Marks.None, null, 0).ToList();
        return found.Count > 0 ? found : [new Paragraph()];
    }

    private IEnumerable<Paragraph> Blocks(IElement parent, Marks marks, ListPlace? place, int depth)
    {
        var words = new List<OpenXmlElement>();
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element || !BlockNames.Contains(element.LocalName))
            {
                words.AddRange(Inlines(node, marks));
                continue;
            }

            foreach (var paragraph in Finish(words, place).Concat(Block(element, marks, place, depth)))
            {
                yield return paragraph;
            }
        }

        foreach (var paragraph in Finish(words, place))
        {
            yield return paragraph;
        }
    }

    private IEnumerable<Paragraph> Block(IElement element, Marks marks, ListPlace? place, int depth)
    {
        switch (element.LocalName)
        {
            case "ul":
            case "ol":
                var list = element.LocalName == "ul" ? BulletList : AddList(element);
                return element.Children.SelectMany(item => Blocks(item, marks, new ListPlace(list, Math.Min(depth, Levels - 1)), depth + 1));
            case "tr":
                // The cell of the plan is too narrow for a table of its own.
                return Finish([.. element.Children.SelectMany((cell, at) => (at == 0 ? [] : new[] { Words(" — ", marks) }).Concat(cell.ChildNodes.SelectMany(node => Inlines(node, marks))))], place);
            case "h2" or "h3" or "h4" or "h5" or "dt":
                return Blocks(element, marks | Marks.Strong, place, depth);
            default:
                return Blocks(element, marks | (element.ClassList.Contains("block-label") ? Marks.Strong : Marks.None), place, depth);
        }
    }

    private IEnumerable<OpenXmlElement> Inlines(INode node, Marks marks) => node switch
    {
        IText text => [Words(SpacePattern().Replace(text.Data, " "), marks)],
        IElement { LocalName: "br" } => [new Run(new Break())],
        IElement { LocalName: "img" } picture => [Words(picture.GetAttribute("alt") ?? "", marks)],
        IElement { LocalName: "a" } link => Link(link, [.. Children(link, marks | Marks.Link)]),
        IElement { LocalName: "strong" } strong => Children(strong, marks | Marks.Strong),
        IElement { LocalName: "em" } stressed => Children(stressed, marks | Marks.Stressed),
        _ => Children(node, marks),
    };

    private IEnumerable<OpenXmlElement> Children(INode node, Marks marks) => node.ChildNodes.SelectMany(child => Inlines(child, marks));

    private IEnumerable<OpenXmlElement> Link(IElement link, IReadOnlyList<OpenXmlElement> words)
    {
        var address = link.GetAttribute("href") ?? "";
        if (!Uri.TryCreate(address.StartsWith('/') ? links.Absolute(address) : address, UriKind.Absolute, out var target))
        {
            return words;
        }

        var id = $"link{++addresses}";
        main.AddHyperlinkRelationship(target, isExternal: true, id);
        return [new Hyperlink(words) { Id = id, History = true }];
    }

    private Run Words(string text, Marks marks)
    {
        var look = new RunProperties { Languages = new Languages { Val = language.Culture.Name } };
        look.RunStyle = marks.HasFlag(Marks.Link) ? new RunStyle { Val = LinkStyle } : null;
        look.Bold = marks.HasFlag(Marks.Strong) ? new Bold() : null;
        look.Italic = marks.HasFlag(Marks.Stressed) ? new Italic() : null;
        return new Run(look, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    // Between the blocks of a text stand line ends, which are no words.
    private static IEnumerable<Paragraph> Finish(List<OpenXmlElement> words, ListPlace? place)
    {
        if (words.Any(word => !string.IsNullOrWhiteSpace(word.InnerText)))
        {
            yield return ParagraphOf(words, place);
        }

        words.Clear();
    }

    // Only the first paragraph of an item has its mark.
    private static Paragraph ParagraphOf(IReadOnlyList<OpenXmlElement> words, ListPlace? place)
    {
        if (place is null)
        {
            return new Paragraph(words);
        }

        var look = new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = ListStyle } };
        if (place.IsTaken)
        {
            look.Indentation = new Indentation { Left = Twips((place.Level + 1) * IndentPerLevel) };
        }
        else
        {
            look.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = place.Level }, new NumberingId { Val = place.List });
        }

        place.IsTaken = true;
        return new Paragraph([look, .. words]);
    }

    // Each list counts anew.
    private int AddList(IElement list)
    {
        var first = int.TryParse(list.GetAttribute("start"), CultureInfo.InvariantCulture, out var start) ? start : 1;
        numbering.Append(new NumberingInstance(
            [new AbstractNumId { Val = Numbers }, .. Enumerable.Range(0, Levels).Select(level => new LevelOverride(new StartOverrideNumberingValue { Val = first }) { LevelIndex = level })])
        { NumberID = ++lists });
        return lists;
    }

    private static Numbering AddNumbering(MainDocumentPart main)
    {
        var part = main.AddNewPart<NumberingDefinitionsPart>("numbering");
        return part.Numbering = new Numbering(
            AbstractOf(Bullets, NumberFormatValues.Bullet, _ => "•"),
            AbstractOf(Numbers, NumberFormatValues.Decimal, level => $"%{level + 1}."),
            new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = BulletList });
    }

    private static AbstractNum AbstractOf(int id, NumberFormatValues format, Func<int, string> mark) => new(
        [
            new MultiLevelType { Val = MultiLevelValues.HybridMultilevel },
            .. Enumerable.Range(0, Levels).Select(level => new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = format },
                new LevelText { Val = mark(level) },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = Twips((level + 1) * IndentPerLevel), Hanging = Twips(IndentPerLevel) }))
            { LevelIndex = level }),
        ])
    { AbstractNumberId = id };

    private static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);

    // As browsers do, which keep no-break spaces.
    [GeneratedRegex("[ \t\r\n]+")]
    private static partial Regex SpacePattern();

    [Flags]
    private enum Marks
    {
        None = 0,
        Strong = 1,
        Stressed = 2,
        Link = 4,
    }

    /// <summary>An item of a list.</summary>
    private sealed record ListPlace(int List, int Level)
    {
        public bool IsTaken { get; set; }
    }
}
