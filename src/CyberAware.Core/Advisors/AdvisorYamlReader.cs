using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Advisors;

/// <summary>Reads what has no language: <c>advisor.yml</c>.</summary>
internal static class AdvisorYamlReader
{
    private const string File = "advisor.yml";

    public static AdvisorData? Read(string yaml, ProblemList problems)
    {
        if (YamlReader.Open(yaml, 1, File, problems) is not { } reader)
        {
            return null;
        }

        // Both become anchors of one page.
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var data = new AdvisorData(
            reader.Int("order"),
            reader.OneOf("icon", PageSettings.Icons),
            reader.Date("reviewed"),
            reader.Date("review-by"),
            [.. reader.Mappings("questions").Select(item => ReadQuestion(item, ids))],
            [.. reader.Mappings("outcomes").Select(item => ReadOutcome(item, ids, problems))])
        {
            QuestionsLine = reader.LineOf("questions"),
        };
        PageSettings.ReadSources(reader, File, problems);
        reader.RejectUnknownKeys();

        if (data.ReviewBy < data.Reviewed && data.ReviewBy != DateOnly.MinValue)
        {
            problems.Add(reader.LineOf("review-by"), "review-order");
        }

        return data;
    }

    private static AdvisorQuestionData ReadQuestion(YamlReader reader, HashSet<string> ids)
    {
        var optionIds = new HashSet<string>(StringComparer.Ordinal);
        var question = new AdvisorQuestionData(reader.Id(ids), [.. reader.Mappings("options").Select(item => ReadOption(item, optionIds))], reader.Line);
        reader.RejectUnknownKeys();
        return question;
    }

    private static AdvisorOptionData ReadOption(YamlReader reader, HashSet<string> ids)
    {
        var option = new AdvisorOptionData(
            reader.Id(ids),
            reader.OptionalText("next", 60),
            reader.OptionalText("outcome", 60),
            reader.Has("verdict") ? ReadVerdict(reader) : null,
            reader.StringList("actions", 60),
            reader.Line)
        {
            NextLine = reader.LineOf("next"),
            OutcomeLine = reader.LineOf("outcome"),
            ActionsLine = reader.LineOf("actions"),
        };
        reader.RejectUnknownKeys();
        return option;
    }

    private static AdvisorOutcomeData ReadOutcome(YamlReader reader, HashSet<string> ids, ProblemList problems)
    {
        var outcome = new AdvisorOutcomeData(
            reader.Id(ids),
            ReadVerdict(reader),
            reader.StringList("actions", 60),
            reader.StringList("sources", 60),
            reader.OptionalText("letter", 60),
            reader.Line)
        {
            ActionsLine = reader.LineOf("actions"),
            SourcesLine = reader.LineOf("sources"),
            LetterLine = reader.LineOf("letter"),
        };
        reader.RejectUnknownKeys();

        // An outcome that states no outside fact says so with an empty list.
        if (!reader.Has("sources"))
        {
            problems.Add(reader.Line, "missing-key", new ProblemText("what.outcome", outcome.Id), "sources");
        }

        return outcome;
    }

    private static Verdict ReadVerdict(YamlReader reader) => (Verdict)Math.Max(0, Array.IndexOf(Advisor.Verdicts, reader.OneOf("verdict", Advisor.Verdicts)));
}
