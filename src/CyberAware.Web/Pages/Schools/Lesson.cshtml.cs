using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Schools;

/// <summary>A lesson for its teacher: at a glance, what to know, stage by stage, and ways to all its sheets.</summary>
[PublicPage]
public sealed class LessonModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
    : LessonPageModel(snapshot, links, texts, null)
{
    /// <summary>What a teacher pastes into the school's journal.</summary>
    public string Journal => JournalText.Create(
        Words["Journal.Text", Text.Title, Words["Minutes", Lesson.Minutes], Forms, Text.Goal], Text.Outcomes, ShortAddress.Address);
}
