using CyberAware.Core.Quizzes;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>The parallel questions of what was missed. Nothing of it is counted.</summary>
[PerVisitor]
public sealed class RefresherModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : QuizFormPageModel(snapshot, links, texts)
{
    public IReadOnlyList<string> Topics { get; private set; } = [];

    public override string Heading => Texts["RefresherTitle", Text.ShortTitle];

    public override string Lead => Texts["RefresherLead"];

    public override string? Path => null;

    public override string FormUrl => Links.Refresher(Language, Quiz, Topics);

    public override string UrlIn(Core.Language language) => Links.Refresher(language, Quiz, Topics);

    protected override bool Open()
    {
        if (!Find() || !RefresherTopics.TryRead(Request, out var topics))
        {
            return false;
        }

        Topics = topics;
        Questions = Core.Quizzes.Refresher.For(Quiz, Topics, Library.Quizzes);
        return true;
    }

    protected override Task<string> FinishAsync(AnswerForm form, IReadOnlyList<int> options) =>
        Task.FromResult(Links.RefresherResult(Language, Quiz, Topics, AnswerCode.Encode(Questions, options)));
}

/// <summary>The topics that an address names.</summary>
internal static class RefresherTopics
{
    /// <summary>Reads their code; none at all means all topics.</summary>
    public static bool TryRead(HttpRequest request, out IReadOnlyList<string> topics)
    {
        topics = [];
        var code = PastedText.Trim(request.Query["t"].ToString());
        return code.Length == 0 || QuizTopic.TryRead(code, out topics);
    }
}
