using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CyberAware.Core;
using CyberAware.Core.Charts;
using CyberAware.Web.Links;

namespace CyberAware.Web.Cards;

/// <summary>All that a picture is made of: the same content makes the same bytes.</summary>
/// <param name="Format">Its form.</param>
/// <param name="Language">Its language.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Drawing">Name of the drawing.</param>
/// <param name="Portal">Name of the portal.</param>
/// <param name="Link">The page's short address; only a message shows it.</param>
/// <param name="Note">What stands under the address: of which day the page is, or what it leads to; only a message shows it.</param>
/// <param name="Chart">What stands under the sentence instead of the drawing; null for most cards.</param>
public sealed record CardContent(
    CardFormat Format, Language Language, string Sentence, string Drawing, string Portal, ShortLink? Link, string? Note, CardChart? Chart = null)
{
    // To be raised with each change of the layout, so that nobody keeps the picture of before.
    private const int Revision = 2;

    private const int VersionLength = 12;

    /// <summary>Differs as soon as anything else is drawn.</summary>
    public string Version { get; } = Hash(
        [Revision.ToString(CultureInfo.InvariantCulture), CardDrawings.Hash, Format.Ending, Language.Tag, Sentence, Drawing, Portal, Link?.Address, Link?.Printed, Note, .. Chart?.Parts(Language) ?? []]);

    private static string Hash(IEnumerable<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..VersionLength];
}

/// <summary>The chart of a card.</summary>
/// <param name="View">Its figures.</param>
/// <param name="Measure">What was measured, of whom, how many and when.</param>
/// <param name="Source">Where the figures come from, in a few words.</param>
/// <param name="Address">Full address of its page.</param>
public sealed record CardChart(ChartView View, string Measure, string Source, string Address)
{
    // The shapes follow from the kind and the figures in words.
    internal string[] Parts(Language language) => [View.Chart.Kind, View.Description(language), Measure, Source, Address];
}
