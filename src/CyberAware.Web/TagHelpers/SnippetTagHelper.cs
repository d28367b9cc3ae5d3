using System.Text.Encodings.Web;
using CyberAware.Core.Search;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberAware.Web.TagHelpers;

/// <summary><c>&lt;snippet of="…"&gt;</c> writes a piece of text with the found words marked: each part is encoded before the marks come in.</summary>
public sealed class SnippetTagHelper(HtmlEncoder encoder) : TagHelper
{
    public required Snippet Snippet { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var at = 0;
        foreach (var mark in Snippet.Highlights)
        {
            output.Content.AppendHtml(encoder.Encode(Snippet.Text[at..mark.Start]));
            output.Content.AppendHtml("<mark>").AppendHtml(encoder.Encode(Snippet.Text[mark.Start..mark.End])).AppendHtml("</mark>");
            at = mark.End;
        }

        output.Content.AppendHtml(encoder.Encode(Snippet.Text[at..]));
    }
}
