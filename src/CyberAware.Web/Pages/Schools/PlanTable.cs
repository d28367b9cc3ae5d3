using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberAware.Web.Pages.Schools;

/// <summary>The tables of a plan: black lines, fixed widths, rows that stay on one sheet.</summary>
internal static class PlanTable
{
    private const string Shade = "EDEDED";

    /// <summary>A table.</summary>
    /// <param name="name">What screen readers call it.</param>
    /// <param name="widths">Widths of its columns in twentieths of a point.</param>
    /// <param name="rows">Its rows.</param>
    public static Table Create(string name, IEnumerable<int> widths, IEnumerable<TableRow> rows)
    {
        var columns = widths.ToList();
        // The schema fixes the order of the properties.
        return new Table([
            new TableProperties(
                new TableWidth { Width = Twips(columns.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    Line(new TopBorder()), Line(new LeftBorder()), Line(new BottomBorder()), Line(new RightBorder()), Line(new InsideHorizontalBorder()), Line(new InsideVerticalBorder())),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "20", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa }),
                new TableLook { Val = "06A0", FirstRow = true, FirstColumn = true, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = name }),
            new TableGrid(columns.Select(width => new GridColumn { Width = Twips(width) })),
            .. rows,
        ]);
    }

    /// <summary>A row that no sheet's end divides, unless it is longer than a sheet.</summary>
    public static TableRow Row(IEnumerable<TableCell> cells) => new([new TableRowProperties(new CantSplit()), .. cells]);

    /// <summary>The row with the names of the columns, which each sheet shows anew.</summary>
    public static TableRow HeadingRow(IEnumerable<TableCell> cells) => new([new TableRowProperties(new CantSplit(), new TableHeader()), .. cells]);

    /// <summary>A cell, over several columns if need be.</summary>
    public static TableCell Cell(int width, IEnumerable<Paragraph> content, int columns = 1)
    {
        var look = new TableCellProperties(new TableCellWidth { Width = Twips(width), Type = TableWidthUnitValues.Dxa });
        look.GridSpan = columns > 1 ? new GridSpan { Val = columns } : null;
        return new TableCell([look, .. content]);
    }

    /// <summary>A cell with the name of a column.</summary>
    public static TableCell HeadingCell(int width, IEnumerable<Paragraph> content)
    {
        var cell = Cell(width, content);
        cell.TableCellProperties!.Shading = new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Shade };
        return cell;
    }

    /// <summary>What must stand after the last table of a text, as small as can be: it may not take a sheet of its own.</summary>
    public static Paragraph End() => new(
        new ParagraphProperties(
            new SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact },
            new ParagraphMarkRunProperties(new FontSize { Val = "2" })));

    private static T Line<T>(T border)
        where T : BorderType
    {
        (border.Val, border.Size, border.Space, border.Color) = (BorderValues.Single, 4u, 0u, "000000");
        return border;
    }

    private static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);
}
