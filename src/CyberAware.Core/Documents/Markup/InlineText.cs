using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Documents.Markup;

/// <summary>The words of a line without its markup.</summary>
internal static class InlineText
{
    public static string From(ContainerInline? container) => Read(container, ' ');

    /// <summary>The same, with a line end for each that the author forced.</summary>
    public static string WithLines(ContainerInline? container) => Read(container, '\n');

    private static string Read(ContainerInline? container, char forcedEnd)
    {
        var text = new StringBuilder();
        foreach (var inline in container is null ? [] : container.Descendants().OfType<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline { IsHard: var isHard }:
                    text.Append(isHard ? forcedEnd : ' ');
                    break;
            }
        }

        return text.ToString().Trim();
    }
}
