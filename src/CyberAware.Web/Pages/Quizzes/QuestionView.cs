using CyberAware.Core;
using CyberAware.Core.Quizzes;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>One question of a form.</summary>
/// <param name="Language">Language of the page.</param>
/// <param name="Question">The question.</param>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Chosen">Position of the chosen option; -1 without one.</param>
/// <param name="IsMissing">Whether the form came back because it has no answer.</param>
public sealed record QuestionView(Language Language, Question Question, int Number, int Total, int Chosen, bool IsMissing)
{
    public QuestionText Text => Question[Language];

    /// <summary>Id of an option's field; the first has the question's own, so that links lead to it.</summary>
    public string FieldId(int option) => option == 0 ? Question.Id : $"{Question.Id}-{option + 1}";

    public string SituationId => Question.Id + "-situation";

    public string ErrorId => Question.Id + "-error";
}

/// <summary>A message as it reached the reader.</summary>
public sealed record MessageView(string? Channel, IReadOnlyList<string> Paragraphs)
{
    /// <summary>Icon of the way by which it came.</summary>
    public string Icon => Channel switch
    {
        "call" or "sms" => "phone",
        "mail" => "mail",
        "shop" => "cart",
        "paper" => "document",
        "office" => "bank",
        _ => "user",
    };
}
