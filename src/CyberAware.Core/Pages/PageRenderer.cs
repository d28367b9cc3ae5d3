using System.Globalization;
using System.Text.RegularExpressions;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Surveys;
using CyberAware.Core.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Pages;

/// <summary>Renders a checked and resolved tree to sanitised HTML.</summary>
internal sealed partial class PageRenderer(
    Language language, IReadOnlyDictionary<string, Survey> surveys, IReadOnlyDictionary<string, string>? drawings = null)
{
    public SafeHtml Render(MarkdownDocument document) => Write(renderer => renderer.Render(document));

    public IReadOnlyList<EditorNote> Notes(MarkdownDocument document) =>
    [
        .. document.Descendants<CustomContainer>()
            .Select(container => (Container: container, Block: ContentBlock.From(container)))
            .Where(note => note.Block is { Name: ContentBlock.Note, Date: not null, Anchor: not null })
            .Select(note => new EditorNote(
                note.Block.Date!.Value, note.Block.Anchor!, Write(renderer => renderer.WriteChildren(Detached(note.Container))))),
    ];

    // On the list of all notes a heading stands below the entry's own, and its anchor would stand there a second time.
    private static CustomContainer Detached(CustomContainer note)
    {
        foreach (var heading in note.Descendants<HeadingBlock>())
        {
            heading.Level = 4;
            heading.GetAttributes().Id = null;
        }

        return note;
    }

    private SafeHtml Write(Action<HtmlRenderer> write)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture);
        // Raw HTML is refused by the checker; the renderer drops it as well, and the sanitiser stands behind both.
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = true, EnableHtmlForInline = true };
        renderer.ObjectRenderers.RemoveAll(candidate => candidate is Markdig.Renderers.Html.HtmlBlockRenderer or Markdig.Renderers.Html.Inlines.HtmlInlineRenderer);
        renderer.ObjectRenderers.Insert(0, new BlockRenderer(language, surveys));
        renderer.ObjectRenderers.Insert(0, new WordsRenderer(language));
        renderer.ObjectRenderers.Insert(0, new DrawnHeadingRenderer(drawings ?? new Dictionary<string, string>()));
        renderer.ObjectRenderers.Insert(0, new ScrollingTableRenderer(CoreResources.Get(language, "Table.Label")));
        write(renderer);
        writer.Flush();
        return SafeHtml.Sanitize(writer.ToString());
    }

    /// <summary>Writes running words and blanks; code has a renderer of its own and stays as it is.</summary>
    private sealed class WordsRenderer(Language language) : HtmlObjectRenderer<LiteralInline>
    {
        protected override void Write(HtmlRenderer renderer, LiteralInline literal)
        {
            // An address or a number that stands as a link's text is there to be copied.
            var isAddress = literal.Parent is LinkInline { Url: { } url } && !url.StartsWith('/') && !url.StartsWith('#');
            var text = IsHeading(literal) ? NoBreak.BeforeDashes(literal.Content.ToString()) : literal.Content.ToString();
            var at = 0;
            foreach (var blank in BlankPattern().EnumerateMatches(text))
            {
                WriteWords(renderer, text[at..blank.Index], isAddress);
                at = blank.Index + blank.Length;
                renderer.Write("<span class=\"blank\">").Write(text[blank.Index..at]).Write("</span>");
            }

            WriteWords(renderer, text[at..], isAddress);
        }

        private void WriteWords(HtmlRenderer renderer, string words, bool isAddress)
        {
            if (isAddress)
            {
                renderer.WriteEscape(words);
                return;
            }

            foreach (var (piece, isRange) in NoBreak.Pieces(language == Language.Kazakh ? SoftHyphens.Insert(words) : words))
            {
                renderer.Write(isRange ? $"<span class=\"{NoBreak.Class}\">" : "").WriteEscape(piece).Write(isRange ? "</span>" : "");
            }
        }

        private static bool IsHeading(Inline inline)
        {
            while (inline.Parent is { } parent)
            {
                inline = parent;
            }

            return inline is ContainerInline { ParentBlock: HeadingBlock };
        }
    }

    /// <summary>Leaves a place for a drawing at the end of a heading that has one; the page that shows the text draws it.</summary>
    private sealed class DrawnHeadingRenderer(IReadOnlyDictionary<string, string> drawings) : HeadingRenderer
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
        {
            if (heading.TryGetAttributes()?.Id is not { } anchor || !drawings.TryGetValue(anchor, out var drawing))
            {
                base.Write(renderer, heading);
                return;
            }

            renderer.Write($"<h{heading.Level} class=\"drawn\" id=\"").WriteEscape(anchor).Write("\">");
            renderer.WriteLeafInline(heading);
            renderer.Write("<span data-drawing=\"").WriteEscape(drawing).Write($"\"></span></h{heading.Level}>").WriteLine();
        }
    }

    /// <summary>A line that readers fill in on paper, written as underscores.</summary>
    [GeneratedRegex("_{4,}")]
    private static partial Regex BlankPattern();

    /// <summary>A cell of figures: a number, a share, a year or the dash for none.</summary>
    [GeneratedRegex(@"\A[\d\s.,%+–—−-]+\z")]
    private static partial Regex FigurePattern();

    /// <summary>Lets a wide table scroll inside its own box, by keyboard too, instead of the whole page.</summary>
    private sealed class ScrollingTableRenderer(string label) : HtmlTableRenderer
    {
        // A name and as many figures fit a phone side by side.
        private const int LeastSeries = 3;

        private int count;

        protected override void Write(HtmlRenderer renderer, Table table)
        {
            AlignByClass(table);
            // Two regions of one page may not have the same name.
            var name = ++count == 1 ? label : string.Create(CultureInfo.InvariantCulture, $"{label} {count}");
            var rows = table.OfType<TableRow>().ToList();
            var hasFigures = MarkFigures(rows);
            var shape = rows switch
            {
                [{ IsHeader: true, Count: 2 }, ..] when !hasFigures => " pairs",
                [{ IsHeader: true, Count: > LeastSeries }, ..] when rows.Skip(1).All(row => row.Skip(1).OfType<TableCell>().All(IsFigure)) => " series",
                _ => "",
            };
            if (shape.Length > 0)
            {
                Label(rows);
            }

            renderer.Write($"<div role=\"region\" class=\"table-scroll{shape}\" tabindex=\"0\" aria-label=\"").WriteEscape(name).Write("\">");
            base.Write(renderer, table);
            renderer.Write("</div>");
        }

        // Markdig writes the alignment as a style, which the security policy forbids.
        private static void AlignByClass(Table table)
        {
            foreach (var row in table.OfType<TableRow>())
            {
                for (var i = 0; i < Math.Min(row.Count, table.ColumnDefinitions.Count); i++)
                {
                    if (table.ColumnDefinitions[i].Alignment is { } alignment and not TableColumnAlign.Left)
                    {
                        row[i].GetAttributes().AddClass(alignment == TableColumnAlign.Right ? "align-right" : "align-center");
                    }
                }
            }

            table.ColumnDefinitions.ForEach(column => column.Alignment = null);
        }

        // Figures stay in one line; words wrap.
        private static bool MarkFigures(IEnumerable<TableRow> rows)
        {
            var figures = rows.Where(row => !row.IsHeader).SelectMany(row => row.OfType<TableCell>()).Where(IsFigure).ToList();
            figures.ForEach(cell => cell.GetAttributes().AddClass("numeric"));
            return figures.Count > 0;
        }

        // On phones the columns stand one below the other, so each cell tells its heading itself.
        private static void Label(IReadOnlyList<TableRow> rows)
        {
            var labels = rows[0].OfType<TableCell>().Select(TextOf).ToList();
            foreach (var row in rows.Skip(1))
            {
                for (var i = 0; i < Math.Min(row.Count, labels.Count); i++)
                {
                    row[i].GetAttributes().AddProperty("data-label", labels[i]);
                }
            }
        }

        private static bool IsFigure(TableCell cell) => FigurePattern().IsMatch(TextOf(cell));

        private static string TextOf(TableCell cell) => InlineText.From(cell.OfType<ParagraphBlock>().FirstOrDefault()?.Inline);
    }
}
