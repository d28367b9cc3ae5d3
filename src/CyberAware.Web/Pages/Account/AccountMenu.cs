using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Links;
using CyberAware.Web.People;

namespace CyberAware.Web.Pages.Account;

/// <summary>A line of the menu.</summary>
/// <param name="Key">Key of its words.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="IsCurrent">Whether the screen is this one or lies below it.</param>
public sealed record AccountMenuItem(string Key, string Url, string Icon, bool IsCurrent);

/// <summary>The menu of those who have signed in: what somebody may open, and nothing else.</summary>
public sealed record AccountMenu
{
    public AccountMenu(SignedInPerson signedIn, Language language, string path)
    {
        var actor = signedIn.Actor;
        (PersonName, SignOut) = (signedIn.Person.DisplayName, AccountPaths.SignOut(language));
        var reads = Enum.GetValues<DocumentKind>().Any(kind => EditingPolicy.Allows(actor, Operation.Read, ObjectFacts.For(kind, [])));
        (string Key, string Url, string Icon, bool IsOpen)[] all =
        [
            ("Menu.Board", EditorPaths.Board(language), "home", true),
            ("Menu.Documents", EditorPaths.Documents(language), "document", reads),
            ("Menu.Media", EditorPaths.Media(language), "paper", reads),
            ("Menu.Audit", EditorPaths.Audit(language), "book", actor.Has(Role.Auditor)),
            ("People.Title", AccountPaths.People(language), "people", actor.Has(Role.Administrator)),
            ("Menu.Help", EditorPaths.Help(language), "question", true),
            (Account, AccountPaths.Account(language), "user", true),
        ];

        // The longest address that the path begins with: the board and the account stand above others.
        var current = all.Where(item => path == item.Url || path.StartsWith(item.Url + "/", StringComparison.Ordinal)).Select(item => item.Url).MaxBy(url => url.Length);
        Items = [.. all.Where(item => item.IsOpen).Select(item => new AccountMenuItem(item.Key, item.Url, item.Icon, item.Url == current && (item.Key != "Menu.Board" || path == item.Url)))];
    }

    /// <summary>Key of the line with the person's own name.</summary>
    public const string Account = "Account.Title";

    public IReadOnlyList<AccountMenuItem> Items { get; }

    public string PersonName { get; }

    public string SignOut { get; }

    /// <summary>The line of this screen; null when it has none.</summary>
    public AccountMenuItem? Current => Items.FirstOrDefault(item => item.IsCurrent);
}
