using CyberAware.Core.Documents;

namespace CyberAware.Core.Quizzes;

/// <summary>Checks what takes a whole quiz: its forms, its right answers, its two texts.</summary>
internal static class QuizValidator
{
    private const int FewQuestions = 6;
    private const int GenuineShare = 40;

    /// <summary>Reports what doesn't fit together within one quiz.</summary>
    /// <param name="data">What quiz.yml says.</param>
    /// <param name="problems">Problems of quiz.yml.</param>
    public static void Validate(QuizData data, ProblemList problems)
    {
        if (data.CountsOnly != Quiz.ChildAudiences.Contains(data.Audience))
        {
            problems.Add(data.AudienceLine, "counts-only");
        }

        foreach (var question in data.Questions)
        {
            ValidateOptions(question, problems);
        }

        ValidateForms(data, problems);
        foreach (var form in data.Questions.GroupBy(question => question.Form))
        {
            ValidateBalance(form.Key, [.. form], data, problems);
        }
    }

    /// <summary>Reports where a text's questions or options differ from those of quiz.yml.</summary>
    public static void Compare(QuizData data, ParsedQuizText words, ProblemList problems)
    {
        for (var i = 0; i < Math.Max(data.Questions.Count, words.Questions.Count); i++)
        {
            var (expected, found) = (data.Questions.ElementAtOrDefault(i), words.Questions.ElementAtOrDefault(i));
            if (expected?.Id != found?.Id)
            {
                problems.Add(
                    found?.Line ?? (words.Questions is [.., var last] ? last.Line : words.Line), "questions-differ", Named(found?.Id), Named(expected?.Id));
                return;
            }

            var (options, texts) = (expected!.Options, found!.Options);
            var differ = Enumerable.Range(0, Math.Max(options.Count, texts.Count))
                .FirstOrDefault(at => options.ElementAtOrDefault(at)?.Id != texts.ElementAtOrDefault(at)?.Id, -1);
            if (differ >= 0 && texts.Count > 0)
            {
                problems.Add(
                    texts.ElementAtOrDefault(differ)?.Line ?? texts[^1].Line, "options-differ", Named(texts.ElementAtOrDefault(differ)?.Id), Named(options.ElementAtOrDefault(differ)?.Id), expected.Id);
            }
        }
    }

    /// <summary>Reports a text in which whoever takes the longest option is right too often.</summary>
    public static void ValidateLengths(QuizData data, ParsedQuizText words, ProblemList problems)
    {
        var right = data.Questions.ToLookup(question => question.Id, question => question.Right is [var id, ..] ? id : null, StringComparer.Ordinal);
        var longest = words.Questions
            .Where(question => question.Options.FirstOrDefault(option => option.Id == right[question.Id].FirstOrDefault()) is { } own
                && question.Options.All(option => option.Text.Text.Length <= own.Text.Text.Length)
                && question.Options.Any(option => option.Text.Text.Length < own.Text.Text.Length))
            .ToList();
        if (words.Questions.Count >= FewQuestions && longest.Count * 2 > words.Questions.Count)
        {
            problems.AddFault(
                longest[0].Line, "right-longest", longest.Count, words.Questions.Count, string.Join(", ", longest.Select(question => question.Id)));
        }
    }

    private static ProblemText Named(string? id) => id is null ? new ProblemText("here.nothing") : new ProblemText("here.name", id);

    private static void ValidateOptions(QuestionData question, ProblemList problems)
    {
        if (question.Options.Count is < 3 or > 4)
        {
            problems.Add(question.Line, "options-count", question.Id, question.Options.Count);
        }

        if (question.Right.Count != 1 || !question.Options.Any(option => option.Id == question.Right[0]))
        {
            problems.Add(question.Line, "right", question.Id);
            return;
        }

        foreach (var option in question.Options)
        {
            if (option.Id == question.Right[0] && option.Action is not null)
            {
                problems.Add(option.Line, "right-with-action", option.Id);
            }
            else if (option.Id != question.Right[0] && option.Action is null)
            {
                problems.Add(option.Line, "action-missing", option.Id);
            }
        }
    }

    private static void ValidateForms(QuizData data, ProblemList problems)
    {
        if (!data.Questions.Any(question => question.Form == QuestionData.Asked))
        {
            problems.Add(data.QuestionsLine, "no-questions");
        }

        foreach (var principle in data.Questions.GroupBy(question => question.Principle).Where(group => group.Key.Length > 0))
        {
            var (asked, parallel) = (principle.Count(question => question.Form == QuestionData.Asked), principle.Count(question => question.Form == QuestionData.Parallel));
            if (asked != 1 || parallel != (data.RefreshesFromOthers ? 0 : 1))
            {
                problems.Add(
                    principle.First().Line, "principle-forms", principle.Key, asked, parallel, data.RefreshesFromOthers ? 0 : 1);
            }
            else if (principle.Select(question => question.Topic).Distinct().Count() > 1)
            {
                problems.Add(principle.Last().Line, "principle-topic", principle.Key);
            }
        }
    }

    private static void ValidateBalance(string form, List<QuestionData> questions, QuizData data, ProblemList problems)
    {
        var judged = questions.Count(question => question.Message is not null);
        var genuine = questions.Count(question => question.Message == Question.Genuine);
        if (genuine * 100 < judged * GenuineShare)
        {
            problems.Add(
                data.QuestionsLine, "too-few-genuine", genuine, judged, form, GenuineShare);
        }

        var favourite = questions.Where(question => question.Right.Count == 1)
            .GroupBy(question => question.Options.ToList().FindIndex(option => option.Id == question.Right[0]))
            .Where(group => group.Key >= 0).OrderByDescending(group => group.Count()).FirstOrDefault();
        if (questions.Count >= FewQuestions && favourite is not null && favourite.Count() * 2 > questions.Count)
        {
            problems.Add(
                data.QuestionsLine, "right-place", form, favourite.Key + 1, favourite.Count(), questions.Count);
        }
    }
}
