using CyberAware.Core;
using CyberAware.Core.Charts;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Cards;

/// <summary>A card as a page's head names it.</summary>
/// <param name="Address">Its address, which changes with the picture.</param>
/// <param name="Sentence">What is written on it.</param>
/// <param name="Format">Its form.</param>
public sealed record CardLink(string Address, string Sentence, CardFormat Format);

/// <summary>The pictures that stand for pages where they are shared.</summary>
public sealed class CardService(PortalLinks links, FeatureResources texts, CardStore store)
{
    /// <summary>The card that stands for an address, its own or that of a page above.</summary>
    /// <param name="snapshot">What is public.</param>
    /// <param name="language">Language of the page.</param>
    /// <param name="path">Address after the language.</param>
    /// <param name="format">Form of the card.</param>
    public CardLink LinkFor(PortalSnapshot snapshot, Language language, string path, CardFormat format)
    {
        var card = snapshot.Cards.For(path);
        var content = ContentOf(snapshot, language, card, format);
        return new CardLink(links.Card(language, card.Path + format.Ending, content.Version), content.Sentence, format);
    }

    /// <summary>The drawing of a card: the first of those that suit it that there is.</summary>
    public static string DrawingOf(PageCard card) => card.Drawings.First(CardDrawings.Has);

    /// <summary>What is drawn on a card.</summary>
    public CardContent ContentOf(PortalSnapshot snapshot, Language language, PageCard card, CardFormat format)
    {
        var words = card.Words(language);
        var (code, version) = snapshot.ShortLinks.For(language, card.Path);
        var isMessage = format == CardFormat.Message;
        return new CardContent(
            format, language, words.Sentence, DrawingOf(card), texts.In(language, "Site", "Name"),
            isMessage ? links.ShortLink(code, version) : null,
            isMessage ? texts.In(language, "Document", "Version", DateFormatter.Full(language, words.Updated)) : null,
            isMessage ? null : ChartOf(snapshot, language, card.Path));
    }

    /// <summary>What is drawn of a result: the verdict and the way to the quiz, nothing else of who took it.</summary>
    public CardContent ResultOf(PortalSnapshot snapshot, Language language, Quiz quiz, QuizVerdict verdict)
    {
        var (code, version) = snapshot.ShortLinks.For(language, QuizPaths.For(quiz));
        return new CardContent(
            CardFormat.Message, language, texts.In(language, "Quizzes", verdict + ".Card"), CardTable.SpotPrefix + QuizVerdicts.Drawing(verdict), texts.In(language, "Site", "Name"),
            links.ShortLink(code, version), texts.In(language, "Quizzes", "Invitation", quiz[language].Title));
    }

    /// <summary>The bytes of a card, drawn when they are first asked for.</summary>
    public Task<byte[]> GetAsync(CardContent content, string path, CancellationToken cancellation) =>
        store.GetAsync($"{content.Language}/{path}{content.Format.Ending}", content.Version, () => CardPainter.Draw(content), cancellation);

    private CardChart? ChartOf(PortalSnapshot snapshot, Language language, string path)
    {
        if (snapshot.Charts.All.FirstOrDefault(view => view.Path == path) is not { HasLandscape: true } view)
        {
            return null;
        }

        var sources = view.DrawnFigures.Select(figure => SurveyRows.IsOfSurvey(view.Survey, figure.Indicator, figure.Value))
            .Distinct().OrderDescending().Select(isOfSurvey => isOfSurvey ? view.Survey.Texts[language].ShortSource : texts.In(language, "Statistics", "SourceBrochure"));
        return new CardChart(
            view, view.Measure(language), $"{texts.In(language, "Statistics", "Source")}: {string.Join(". ", sources)}", links.AbsolutePage(language, path));
    }
}
