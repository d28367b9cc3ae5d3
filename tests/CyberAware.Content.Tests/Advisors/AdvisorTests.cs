using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Core.Advisors;
using CyberAware.Core.Text;
using CyberAware.Core.Wording;

namespace CyberAware.Content.Tests.Advisors;

/// <summary>The real decision helpers: every path, and what an editor would mark in their words.</summary>
public sealed class AdvisorTests
{
    [Fact]
    public void Paths_OfEveryHelper_GiveAResultWithSomebodyToTurnTo() => AssertNone(
        from advisor in RealContent.Library.Advisors
        from path in AdvisorPaths.All(advisor)
        let result = AdvisorPosition.Find(advisor, AdvisorPaths.OptionsOf(path), RealContent.Library.Actions)?.Result
        where result is null || result.Actions.All(action => action.Contact is null)
        select $"{advisor.Slug}: {string.Join('/', AdvisorPaths.OptionsOf(path))}");

    [Fact]
    public void Paragraphs_OfOutcomes_AreAsManyInBothLanguages() => AssertNone(
        from advisor in RealContent.Library.Advisors
        from outcome in advisor.Outcomes
        where outcome.Texts.Values.Select(text => new HtmlParser().ParseDocument(text.Html.Value).QuerySelectorAll("p").Length).Distinct().Count() > 1
        select $"{advisor.Slug}#{outcome.Id}");

    [Fact]
    public void Sentences_OfQuestionsAndActions_AreShort() => AssertNone(
        from language in Language.All
        from words in RealContent.Library.Advisors.SelectMany(advisor => WordsOf(advisor, language))
            .Concat(RealContent.Library.Actions.Values.Where(action => action.IsForAdvisors).SelectMany(action => new[] { action[language].Text, action[language].Why! }
                .Select(text => (Place: $"actions/{action.Topic}.yml {action.Id}", Text: text))))
        from sentence in Sentences.LongerThan(words.Text, SentenceLength.Longest)
        select $"{words.Place} {language}: {sentence}");

    private static IEnumerable<(string Place, string Text)> WordsOf(Advisor advisor, Language language) =>
        advisor.Questions.SelectMany(question => question.Options.Select(option => option[language].Sentence)
            .Append(question[language].Text).Append(question[language].Hint).OfType<string>().Select(text => (Place: $"{advisor.Slug}#{question.Id}", Text: text)));

    private static void AssertNone(IEnumerable<string> found)
    {
        var faults = found.ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} place(s):\n{string.Join('\n', faults)}");
    }
}
