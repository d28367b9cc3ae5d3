namespace CyberAware.Core.Quizzes.Exports;

/// <summary>
/// The questions of a quiz as learning systems know them, so that all formats are written from the same. A text is HTML on one
/// line; names and titles hold none.
/// </summary>
/// <param name="Title">Title of the quiz; the category under which a system files the questions.</param>
/// <param name="Note">Where the questions come from, for whoever opens the file.</param>
/// <param name="Questions">The questions, in the order of the quiz.</param>
public sealed record QuestionBank(string Title, string Note, IReadOnlyList<BankQuestion> Questions)
{
    /// <summary>
    /// The title as the path of a category: a slash that divides nothing is doubled. GIFT knows no escape here, so a backslash,
    /// which systems take for one, becomes a slash.
    /// </summary>
    public string Category => Title.Replace('\\', '/').Replace("/", "//", StringComparison.Ordinal);

    /// <summary>The questions that a quiz asks.</summary>
    /// <param name="quiz">The quiz.</param>
    /// <param name="language">Language of the questions.</param>
    /// <param name="words">What the portal says around them.</param>
    public static QuestionBank From(Quiz quiz, Language language, QuestionBankWords words) => new(
        BankMarkup.Line(quiz[language].Title),
        BankMarkup.Line(words.Note),
        [.. quiz.Questions.Select(question => From(quiz, question, language, words))]);

    private static BankQuestion From(Quiz quiz, Question question, Language language, QuestionBankWords words)
    {
        var (text, right) = (question[language], question.Options[question.Right][language]);
        var source = question.Channel is { } channel && text.Quotation.Count > 0 ? $"<p><em>{BankMarkup.Encode(words.ChannelOf(channel))}</em></p>" : "";
        var quotation = text.Quotation.Count > 0 ? $"<blockquote>{BankMarkup.Paragraphs(text.Quotation)}</blockquote>" : "";
        return new BankQuestion(
            $"{quiz.Slug}.{question.Id}",
            BankMarkup.Line(text.Heading),
            $"{BankMarkup.Paragraphs(text.Situation)}{source}{quotation}<p><strong>{BankMarkup.Encode(text.Heading)}</strong></p>",
            $"<p><strong>{BankMarkup.Encode(words.RightAnswer)}:</strong> {BankMarkup.Encode(right.Text)}</p><p>{BankMarkup.OneLine(right.Explanation)}</p>"
                + $"<p><a href=\"{BankMarkup.Encode(words.PageAddress)}\">{BankMarkup.Encode(words.PageTitle)}</a></p>",
            [.. question.Options.Select(option => new BankOption(
                BankMarkup.Encode(option[language].Text), option.IsRight, BankMarkup.OneLine(option[language].Explanation)))]);
    }
}

/// <summary>What the portal says around questions that leave it.</summary>
/// <param name="RightAnswer">The words "right answer".</param>
/// <param name="ChannelOf">The name of a way by which a message comes, one of <see cref="Question.Channels"/>.</param>
/// <param name="PageTitle">Title of the page that teaches the quiz.</param>
/// <param name="PageAddress">Full address of that page.</param>
/// <param name="Note">Where the questions come from.</param>
public sealed record QuestionBankWords(string RightAnswer, Func<string, string> ChannelOf, string PageTitle, string PageAddress, string Note);

/// <summary>A question with one right option.</summary>
/// <param name="Id">Name for ever, unique in all quizzes: <c>passwords.new-library</c>.</param>
/// <param name="Name">Name in lists of questions.</param>
/// <param name="Text">Situation, message and question, as HTML.</param>
/// <param name="Feedback">What is right and why, as HTML, whatever was chosen.</param>
/// <param name="Options">The options, in the order of the quiz.</param>
public sealed record BankQuestion(string Id, string Name, string Text, string Feedback, IReadOnlyList<BankOption> Options);

/// <summary>An option of a question.</summary>
/// <param name="Text">What is chosen, as HTML.</param>
/// <param name="IsRight">Whether it is the right one.</param>
/// <param name="Feedback">Why it works or fails, as HTML.</param>
public sealed record BankOption(string Text, bool IsRight, string Feedback);
