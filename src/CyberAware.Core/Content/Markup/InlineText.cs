using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Content.Markup;

/// <summary>The words of a line without its markup.</summary>
internal static class InlineText
{
    public static string Of(ContainerInline? container)
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
                case LineBreakInline:
                    text.Append(' ');
                    break;
            }
        }

        return text.ToString().Trim();
    }
}
