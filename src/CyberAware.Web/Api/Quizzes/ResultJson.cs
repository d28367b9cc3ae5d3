using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CyberAware.Core;
using CyberAware.Core.Library;
using CyberAware.Core.Quizzes;
using CyberAware.Web.Links;
using CyberAware.Web.Services;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Api.Quizzes;

/// <summary>
/// Writes the result of a quiz as JSON: the bytes that a serialiser would make of <see cref="AttemptResponse"/>. All
/// texts in it are serialised once for each state of the content, for each option in each language, and only put together here.
/// </summary>
public sealed class ResultJson(PortalLinks links, IOptions<JsonOptions> options)
{
    private static readonly JsonEncodedText Counted = JsonEncodedText.Encode("counted");
    private static readonly JsonEncodedText Result = JsonEncodedText.Encode("result");
    private static readonly JsonEncodedText Right = JsonEncodedText.Encode("right");
    private static readonly JsonEncodedText Of = JsonEncodedText.Encode("of");
    private static readonly JsonEncodedText Frauds = JsonEncodedText.Encode("frauds");
    private static readonly JsonEncodedText FraudsCaught = JsonEncodedText.Encode("fraudsCaught");
    private static readonly JsonEncodedText Genuine = JsonEncodedText.Encode("genuine");
    private static readonly JsonEncodedText WronglySuspected = JsonEncodedText.Encode("wronglySuspected");
    private static readonly JsonEncodedText Topics = JsonEncodedText.Encode("topics");
    private static readonly JsonEncodedText Topic = JsonEncodedText.Encode("topic");
    private static readonly JsonEncodedText Answers = JsonEncodedText.Encode("answers");
    private static readonly JsonEncodedText Actions = JsonEncodedText.Encode("actions");

    private readonly JsonSerializerOptions serializer = options.Value.SerializerOptions;
    // Answers that wait for the database while the texts change are of the library before.
    private readonly ConditionalWeakTable<ContentLibrary, Parts> parts = [];

    /// <summary>Writes a result.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="library">The content that holds the quiz.</param>
    /// <param name="attempt">The quiz with its answers.</param>
    /// <param name="isCounted">Whether it is in the figures.</param>
    public void Write(IBufferWriter<byte> output, ContentLibrary library, SubmittedAttempt attempt, bool isCounted)
    {
        var (made, score) = (parts.GetValue(library, MakeParts), attempt.Score);
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = serializer.Encoder, SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteBoolean(Counted, isCounted);
        writer.WriteStartObject(Result);
        writer.WriteNumber(Right, score.Right);
        writer.WriteNumber(Of, score.Total);
        writer.WriteNumber(Frauds, score.Frauds);
        writer.WriteNumber(FraudsCaught, score.FraudsCaught);
        writer.WriteNumber(Genuine, score.Genuine);
        writer.WriteNumber(WronglySuspected, score.WronglySuspected);
        writer.WriteStartArray(Topics);
        foreach (var topic in score.Topics)
        {
            writer.WriteStartObject();
            writer.WriteString(Topic, topic.Topic);
            writer.WriteNumber(Right, topic.Right);
            writer.WriteNumber(Of, topic.Total);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray(Answers);
        foreach (var answer in score.Answers)
        {
            writer.WriteRawValue(made.Answers[(answer.Chosen, attempt.Language)], skipInputValidation: true);
        }

        writer.WriteEndArray();
        writer.WriteStartArray(Actions);
        foreach (var planned in ActionPlan.For(score, library.Actions))
        {
            writer.WriteRawValue(made.Actions[(planned.Action, attempt.Language)], skipInputValidation: true);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private Parts MakeParts(ContentLibrary library)
    {
        var parts = new Parts(library);
        foreach (var language in Language.All)
        {
            foreach (var question in library.Quizzes.SelectMany(quiz => quiz.Questions))
            {
                foreach (var option in question.Options)
                {
                    parts.Answers[(option, language)] = JsonSerializer.SerializeToUtf8Bytes(
                        new AnswerResponse(question.Id, option.Id, question.Options[question.Right].Id, option[language].PlainExplanation), serializer);
                }
            }

            foreach (var action in library.Actions.Values.Where(action => action.IsForQuizzes))
            {
                parts.Actions[(action, language)] = JsonSerializer.SerializeToUtf8Bytes(
                    new ActionResponse(action.Id, action[language].Text, action[language].Reason!, links.Absolute(links.Action(language, action)!)), serializer);
            }
        }

        return parts;
    }

    private sealed class Parts(ContentLibrary library)
    {
        public ContentLibrary Library => library;

        public Dictionary<(object Option, Language Language), byte[]> Answers { get; } = new(SameObjects.Instance);

        public Dictionary<(object Action, Language Language), byte[]> Actions { get; } = new(SameObjects.Instance);
    }

    // Options are told apart as objects: two questions may have options of the same words.
    private sealed class SameObjects : IEqualityComparer<(object One, Language Language)>
    {
        public static readonly SameObjects Instance = new();

        public bool Equals((object One, Language Language) x, (object One, Language Language) y) => x.One == y.One && x.Language == y.Language;

        public int GetHashCode((object One, Language Language) key) => RuntimeHelpers.GetHashCode(key.One) ^ key.Language.GetHashCode();
    }
}
