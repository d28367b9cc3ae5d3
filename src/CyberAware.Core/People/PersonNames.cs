using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CyberAware.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.People;

/// <summary>Rules for names of people.</summary>
public static partial class PersonNames
{
    /// <summary>A user name as it is kept: without spaces around it, in lower case.</summary>
    public static string FoldUserName(string typed) => typed.Trim().ToLowerInvariant();

    /// <summary>What user names are compared by.</summary>
    public static string Normalize(string userName) => FoldUserName(userName).ToUpperInvariant();

    /// <summary>Whether a user name is three to forty Latin letters, digits, dots, hyphens and underscores, a letter or digit first.</summary>
    public static bool IsUserName(string name) => UserName().IsMatch(name);

    /// <summary>Whether a displayed name can be shown anywhere: of letters, and of nothing that is invisible or turns the direction of text.</summary>
    public static bool IsDisplayName(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is > 1 and <= Lengths.Name && trimmed.Any(char.IsLetter) && !trimmed.EnumerateRunes().Any(rune => System.Text.Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            && !trimmed.Contains('\ufffd', StringComparison.Ordinal);
    }

    /// <summary>Whether somebody else's open account has this displayed name, or one that people would take for it.</summary>
    /// <param name="context">The database.</param>
    /// <param name="name">The name.</param>
    /// <param name="self">Whose own name doesn't count; null for nobody's.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<bool> IsTakenAsync(PortalDbContext context, string name, Guid? self, CancellationToken cancellation)
    {
        // People are some dozens.
        var names = await context.Users.Where(person => person.ClosedAt == null && person.Id != self).Select(person => person.DisplayName).ToListAsync(cancellation);
        var looks = LooksOf(name);
        return names.Exists(other => LooksOf(other) == looks);
    }

    /// <summary>What a name looks like: without case, spaces and marks of division, and with one letter for those that look alike.</summary>
    public static string LooksOf(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).ToLowerInvariant()
        .Where(letter => !char.IsWhiteSpace(letter) && !char.IsPunctuation(letter))
        .Select(letter => Latin.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? Cyrillic[place] : letter));

    // Letters of either script that look the same, small or as capitals.
    private const string Latin = "abcehikmoptxy03";
    private const string Cyrillic = "\u0430\u0432\u0441\u0435\u043D\u0456\u043A\u043C\u043E\u0440\u0442\u0445\u0443\u043E\u0437";

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{2,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UserName();
}
