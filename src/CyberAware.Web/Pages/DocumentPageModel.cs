using System.Globalization;
using CyberAware.Core.Advisors;
using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;
using CyberAware.Core.References;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages;

/// <summary>A page whose text is a document of the content.</summary>
public abstract class DocumentPageModel(PortalSnapshot snapshot, PortalLinks links) : PortalPageModel(snapshot, links)
{
    /// <summary>The document; set by the handler before the page is drawn.</summary>
    public ContentPage Document { get; protected set; } = null!;

    public PageText Text => Document[Language];

    public override string Title => Text.Title;

    public override string Description => Text.Summary;

    public override string? Path => Document.Path;

    public override string ShortTitle => Text.ShortTitle;

    public override string? Drawing => DrawingOf(Document);

    /// <summary>Name of the drawing that stands for a page; null for none.</summary>
    public static string? DrawingOf(ContentPage page) => page.Settings.Drawing ?? (page.Settings.Kind == "step" ? page.Slug : null);

    public override IEnumerable<ContentPage> Ancestors
    {
        get
        {
            var segments = Document.Path.Split('/');
            return Enumerable.Range(1, segments.Length - 1).Select(depth => Library.Find(string.Join('/', segments[..depth]))).OfType<ContentPage>();
        }
    }

    public IReadOnlyList<ContentPage> Children => [.. Library.ChildrenOf(Document.Path)];

    /// <summary>The pages of the same folder, in their order.</summary>
    public IReadOnlyList<ContentPage> Series => [.. Library.ChildrenOf(Document.Parent)];

    /// <summary>The decision helper whose first question the page begins with; null for none.</summary>
    public Advisor? Advisor => Document.Settings.Advisor is { } slug ? Library.FindAdvisor(slug) : null;

    /// <summary>The helpers for a person who has no time to look around.</summary>
    public IEnumerable<Advisor> UrgentAdvisors => Library.Settings.UrgentAdvisors.Select(Library.FindAdvisor).OfType<Advisor>();

    /// <summary>Whom to call, for those whom something has happened to.</summary>
    public Contact? Hotline => Library.Contacts.GetValueOrDefault(Library.Settings.Hotline);

    public IReadOnlyList<Quiz> Quizzes => QuizPaths.AboutPage(Library, Document);

    /// <summary>The entries of a page of terms by their first letter, in the alphabet of the page's language; nothing on other pages.</summary>
    public IEnumerable<IGrouping<string, Heading>> Entries => Document.Settings.Alphabetical
        ? Text.Headings.Where(heading => heading.Level == 3)
            .OrderBy(heading => heading.Text, StringComparer.Create(Language.Culture, CompareOptions.IgnoreCase))
            .GroupBy(heading => heading.Text[..1].ToUpper(Language.Culture))
        : [];

    public IEnumerable<ContentPage> Related => Document.Settings.Related.Select(path => Library.FindCurrent(path)!);
}
