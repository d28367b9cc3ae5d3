using System.Globalization;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Surveys;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Pages;

/// <summary>
/// Checks every link, picture and fact of a text against the whole content and turns it into what the
/// reader's page shows: addresses in the reader's language, figures, numbers and titles from the data.
/// </summary>
internal sealed class LinkResolver(
    LinkTargets targets, Language language, string folder, IReadOnlySet<string> ownAnchors, int bodyLine, ProblemList problems)
{
    /// <summary>What follows the id where a text shows the contact and what is known of it.</summary>
    internal const string CardForm = "/card";

    private readonly List<string> facts = [];

    /// <summary>Ids of the contacts and acts that the text uses, each once.</summary>
    public IReadOnlyList<string> Facts => facts;

    public void Resolve(MarkdownDocument document)
    {
        foreach (var block in document.Descendants<CustomContainer>())
        {
            CheckFigure(block, ContentBlock.From(block));
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Resolve(link);
        }

        foreach (var link in document.Descendants<AutolinkInline>())
        {
            Report(link, "bare-link");
        }

        foreach (var typed in AuthoredText.In(document))
        {
            if (targets.FindHardcodedFact(typed.Text) is { } fact)
            {
                problems.Add(
                    typed.LineAt(fact.Position) + bodyLine, "hand-typed-fact", fact.Text, fact.Reference);
            }
        }
    }

    private void CheckFigure(CustomContainer container, ContentBlock block)
    {
        if (block.Name == ContentBlock.Stat
            && block.Argument.Split('/') is [var survey, var indicator]
            && targets.Surveys.GetValueOrDefault(survey)?.Find(indicator) is null
            && !targets.IsUnreadable("surveys/" + survey))
        {
            Report(container, "unknown-figure", block.Argument, "survey/indicator", Nearest.Hint(block.Argument, targets.Indicators));
        }
    }

    private void Resolve(LinkInline link)
    {
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        // A reference link would go on rendering the address of its definition.
        link.GetDynamicUrl = null;
        link.Url = url;
        if (link.IsImage)
        {
            ResolvePicture(link, url);
        }
        else if (url.StartsWith(ParsedText.FigureScheme, StringComparison.Ordinal))
        {
            ResolveFigure(link, url[ParsedText.FigureScheme.Length..]);
        }
        else if (url.StartsWith(ParsedText.ContactScheme, StringComparison.Ordinal))
        {
            ResolveContact(link, url[ParsedText.ContactScheme.Length..]);
        }
        else if (url.StartsWith(ParsedText.LawScheme, StringComparison.Ordinal))
        {
            ResolveLaw(link, url[ParsedText.LawScheme.Length..]);
        }
        else
        {
            ResolveAddress(link, url);
        }
    }

    private void ResolveAddress(LinkInline link, string url)
    {
        if (InlineText.From(link).Length == 0)
        {
            Report(link, "link-without-words", url);
        }

        if (ExternalUrl.IsAllowed(url))
        {
            MarkExternal(link);
            return;
        }

        var (path, anchor) = url.Split('#', 2) is [var before, var after] ? (before, after) : (url, null);
        if (path.Length > 0 ? !ContentPath.IsAddress(path) : anchor is null)
        {
            Report(link, "bad-link", url);
            return;
        }

        IReadOnlySet<string>? anchors = path.Length == 0 ? ownAnchors : targets.AnchorsOf(path[1..]);
        if (path.Length > 0 && targets.IsUnreadable(path[1..]))
        {
            return;
        }

        if (anchors is null)
        {
            Report(link, "broken-link", path, Nearest.Hint(path, targets.Urls));
        }
        else if (anchor is not null && !anchors.Contains(anchor))
        {
            Report(link, "broken-anchor", path.Length == 0 ? new ProblemText("what.this-page") : path, anchor, Nearest.Hint(anchor, anchors));
        }

        link.Url = (path.Length == 0 ? "" : $"/{language.Tag}{path}") + (anchor is null ? "" : "#" + anchor);
    }

    private void ResolvePicture(LinkInline link, string url)
    {
        if (InlineText.From(link).Length == 0)
        {
            Report(link, "picture-without-words", url);
        }

        if (MediaName.IsUrl(url))
        {
            ResolveMedia(link, url);
        }
        else if (targets.Pictures.TryGetValue($"{folder}/{url}", out var picture))
        {
            Show(link, picture.Url, picture.Width, picture.Height);
        }
        else
        {
            Report(link, "picture-missing", url, Nearest.Hint(url, PicturesOfPage()));
        }
    }

    private void ResolveMedia(LinkInline link, string url)
    {
        if (MediaName.TryParseUrl(url, out var name) && targets.Media.TryGetValue(name, out var size))
        {
            Show(link, name.Url, size.Width, size.Height);
        }
        else
        {
            Report(link, "media-unknown", url);
        }
    }

    // With its size known, the page doesn't jump when the picture arrives.
    private static void Show(LinkInline link, string url, int width, int height)
    {
        link.Url = url;
        var attributes = link.GetAttributes();
        attributes.AddProperty("width", width.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("height", height.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("loading", "lazy");
    }

    private void ResolveFigure(LinkInline link, string reference)
    {
        if (reference.Split('/') is not [var surveyId, var indicatorId, var year]
            || !targets.Surveys.TryGetValue(surveyId, out var survey)
            || survey.Find(indicatorId) is not { } indicator
            || indicator.Values.FirstOrDefault(value => value.Year.ToString(CultureInfo.InvariantCulture) == year) is not { } value)
        {
            if (!targets.IsUnreadable("surveys/" + reference.Split('/')[0]))
            {
                Report(link, "unknown-figure", reference, "survey/indicator/year", Nearest.Hint(reference, targets.Figures));
            }

            return;
        }

        link.ReplaceBy(AuthoredText.FromData(FigureFormatter.FormatNumber(language, indicator, value)), copyChildren: false);
    }

    private void ResolveContact(LinkInline link, string reference)
    {
        var isCard = reference.EndsWith(CardForm, StringComparison.Ordinal);
        var id = isCard ? reference[..^CardForm.Length] : reference;
        if (!targets.Contacts.TryGetValue(id, out var contact))
        {
            if (!targets.IsUnreadable("site/contacts.yml"))
            {
                Report(link, "unknown-contact", id, Nearest.Hint(id, targets.Contacts.Keys));
            }

            return;
        }

        AddFact(id);
        if (contact.Href is null)
        {
            link.ReplaceBy(AuthoredText.FromData(contact.Display[language]), copyChildren: false);
            return;
        }

        FillIn(link, contact.Href, contact.Display[language]);
        link.GetAttributes().AddClass("contact");
        if (contact.Kind == "phone" && (isCard || StandsAlone(link)))
        {
            link.GetAttributes().AddClass("contact-button");
        }

        if (isCard)
        {
            link.InsertAfter(AuthoredText.FromData(" " + contact.Describe(language)));
        }

        if (contact.Kind == "web")
        {
            MarkExternal(link);
        }
    }

    private void ResolveLaw(LinkInline link, string reference)
    {
        var (id, form) = reference.Split('/', 2) is [var first, var second] ? (first, second) : (reference, Core.References.Law.BaseForm);
        if (!targets.Laws.TryGetValue(id, out var law))
        {
            if (!targets.IsUnreadable("site/laws.yml"))
            {
                Report(link, "unknown-law", id, Nearest.Hint(id, targets.Laws.Keys));
            }

            return;
        }

        if (law.Cite(language, form) is not { } title)
        {
            Report(link, "unknown-form", id, form, Nearest.Hint(form, law.Forms[language].Keys));
            return;
        }

        AddFact(id);
        FillIn(link, law.Source, title);
        MarkExternal(link);
    }

    /// <summary>Whether the link is all its line says, but for a label before it that ends with a colon.</summary>
    private static bool StandsAlone(LinkInline link) =>
        link.NextSibling is null
        && link.Parent?.ParentBlock is ParagraphBlock
        && (link.PreviousSibling is null
            || (link.PreviousSibling is LiteralInline { PreviousSibling: null } label && label.Content.ToString().TrimEnd().EndsWith(':')));

    private static void FillIn(LinkInline link, string url, string text)
    {
        link.Url = url;
        if (link.FirstChild is null)
        {
            link.AppendChild(AuthoredText.FromData(text));
        }
    }

    private void AddFact(string id)
    {
        if (!facts.Contains(id))
        {
            facts.Add(id);
        }
    }

    private static void MarkExternal(LinkInline link)
    {
        var attributes = link.GetAttributes();
        attributes.AddClass("external");
        attributes.AddPropertyIfNotExist("rel", "noopener");
    }

    private IEnumerable<string> PicturesOfPage() =>
        targets.Pictures.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Select(path => path[(folder.Length + 1)..]);

    private void Report(MarkdownObject node, string key, params object?[] arguments) => problems.Add(node.Line + bodyLine, key, arguments);
}
