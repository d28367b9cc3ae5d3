using System.Globalization;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Surveys;
using CyberAware.Core.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace CyberAware.Core.Pages;

/// <summary>Writes the portal's blocks as sections that are labelled in words.</summary>
internal sealed class BlockRenderer(Language language, IReadOnlyDictionary<string, Survey> surveys)
    : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer container)
    {
        var block = ContentBlock.From(container);
        if (!ContentBlock.Names.Contains(block.Name))
        {
            renderer.WriteChildren(container);
            return;
        }

        switch (block.Name)
        {
            case ContentBlock.Stat:
                WriteStat(renderer, container, block);
                break;
            case ContentBlock.Note:
                WriteNote(renderer, container, block);
                break;
            case var _ when block.IsFolded:
                WriteFolded(renderer, container, block);
                break;
            default:
                WriteLabelled(renderer, container, block);
                break;
        }
    }

    private void WriteLabelled(HtmlRenderer renderer, CustomContainer container, ContentBlock block)
    {
        if (block.HeadingLevel is { } level)
        {
            // In what the brochure prints a block may be called like one of the page; only those of the page are places to jump to.
            var tag = container.Parent is CustomContainer ? "div" : "section";
            renderer.Write($"<{tag} class=\"block block-{block.Name}\"");
            if (tag == "section")
            {
                renderer.Write(" aria-labelledby=\"").WriteEscape(block.Anchor).Write("\"");
            }

            renderer.Write(">");
            renderer.Write($"<h{level} class=\"block-label\" id=\"").WriteEscape(block.Anchor).Write("\">");
            renderer.WriteEscape(block.Label(language)).Write($"</h{level}>");
            renderer.WriteChildren(container);
            renderer.Write($"</{tag}>").WriteLine();
            return;
        }

        renderer.Write($"<div class=\"block block-{block.Name}\"><p class=\"block-label\">");
        renderer.WriteEscape(block.Label(language)).Write("</p>");
        renderer.WriteChildren(container);
        renderer.Write("</div>").WriteLine();
    }

    private void WriteFolded(HtmlRenderer renderer, CustomContainer container, ContentBlock block)
    {
        var tag = block.HeadingLevel is { } level ? $"h{level}" : "span";
        renderer.Write($"<details class=\"block block-{block.Name}\"><summary><{tag} class=\"block-label\"");
        if (block.Anchor is { } anchor)
        {
            renderer.Write(" id=\"").WriteEscape(anchor).Write("\"");
        }

        renderer.Write(">").WriteEscape(block.Label(language)).Write($"</{tag}></summary>");
        renderer.WriteChildren(container);
        renderer.Write("</details>").WriteLine();
    }

    private void WriteNote(HtmlRenderer renderer, CustomContainer container, ContentBlock block)
    {
        var date = block.Date ?? DateOnly.MinValue;
        renderer.Write("<aside class=\"block block-note\" id=\"").WriteEscape(block.Anchor).Write("\"><p class=\"block-label\">");
        renderer.WriteEscape(block.Label(language)).Write(", <time datetime=\"")
            .Write(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Write("\">");
        renderer.WriteEscape(DateFormatter.Full(language, date)).Write("</time></p>");
        renderer.WriteChildren(container);
        renderer.Write("</aside>").WriteLine();
    }

    // One value is read before its sentence, several after it, each with its year, as the brochure prints them.
    private void WriteStat(HtmlRenderer renderer, CustomContainer container, ContentBlock block)
    {
        if (block.Argument.Split('/') is not [var surveyId, var indicatorId]
            || !surveys.TryGetValue(surveyId, out var survey)
            || survey.Find(indicatorId) is not { } indicator)
        {
            return;
        }

        renderer.Write("<figure class=\"block block-stat\"");
        if (block.Anchor is not null)
        {
            renderer.Write(" id=\"").WriteEscape(block.Anchor).Write("\"");
        }

        renderer.Write(">");
        if (indicator.Values is [var only])
        {
            renderer.Write("<p class=\"stat-value\">");
            renderer.WriteEscape(FigureFormatter.Format(language, indicator, only)).Write("</p>");
            WriteStatText(renderer, container);
        }
        else
        {
            WriteStatText(renderer, container);
            renderer.Write("<dl class=\"stat-values\">");
            foreach (var value in indicator.Values)
            {
                renderer.Write("<div><dt class=\"stat-year\">");
                renderer.WriteEscape(CoreResources.Get(language, "Stat.YearValue", value.Year)).Write("</dt><dd class=\"stat-value\">");
                renderer.WriteEscape(FigureFormatter.Format(language, indicator, value)).Write("</dd></div>");
            }

            renderer.Write("</dl>");
        }

        renderer.Write("<figcaption class=\"stat-source\">");
        renderer.WriteEscape(CoreResources.Get(language, "Stat.Source")).Write(" <a href=\"/").Write(language.Tag).Write("/")
            .Write(survey.PathOf(indicatorId)).Write("\">");
        renderer.WriteEscape(survey.Texts[language].ShortSource).Write("</a>.");
        foreach (var earlier in indicator.Values.Where(value => indicator.Unit == "percent" && value.Base is null))
        {
            renderer.WriteEscape(" " + CoreResources.Get(language, "Stat.BaseUnknown", earlier.Year));
        }

        renderer.Write("</figcaption></figure>").WriteLine();
    }

    private static void WriteStatText(HtmlRenderer renderer, CustomContainer container)
    {
        renderer.Write("<div>");
        renderer.WriteChildren(container);
        renderer.Write("</div>");
    }
}
