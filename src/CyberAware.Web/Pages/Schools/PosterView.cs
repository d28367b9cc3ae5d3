using CyberAware.Core;
using CyberAware.Core.Pages;
using CyberAware.Core.References;
using CyberAware.Web.Cards;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Schools;

/// <summary>A page's poster in one language.</summary>
/// <param name="Page">The page.</param>
/// <param name="Text">Its text.</param>
/// <param name="Drawing">Name of its drawing.</param>
/// <param name="Card">The card to pass on.</param>
public sealed record PosterView(ContentPage Page, PageText Text, string Drawing, CardLink Card)
{
    private const int MaxNumberLength = 4;
    private const int MaxContacts = 4;

    /// <summary>What is written largest.</summary>
    public string Sentence => Text.Card ?? Text.Title;

    /// <summary>Path of the poster after the language.</summary>
    public string Path => SchoolPaths.PosterOf(Page);

    /// <summary>Whether the drawing is a picture with colours of its own, not a sign of one line.</summary>
    public bool IsPicture => CardDrawings.IsPicture(Drawing);

    public static PosterView From(ContentPage page, PortalSnapshot snapshot, Language language, CardService cards) => new(
        page, page[language], CardService.DrawingOf(snapshot.Cards.For(page.Path)), cards.LinkFor(snapshot, language, page.Path, CardFormat.Message));

    /// <summary>The short numbers that the page names, to be read from across a corridor; where it names none, those to call at once.</summary>
    public IReadOnlyList<Contact> Contacts(PortalSnapshot snapshot)
    {
        var library = snapshot.Library;
        var named = Text.Facts.Select(id => library.Contacts.GetValueOrDefault(id)).OfType<Contact>().Where(IsShort).ToList();
        return [.. (named.Count > 0 ? named : library.Settings.EmergencyContacts.Select(id => library.Contacts.GetValueOrDefault(id)).OfType<Contact>().Where(IsShort)).Take(MaxContacts)];
    }

    private static bool IsShort(Contact contact) => contact is { Kind: "phone", Value.Length: <= MaxNumberLength };
}
