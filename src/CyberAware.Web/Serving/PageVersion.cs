using CyberAware.Web.Content;
using CyberAware.Web.Statistics;

namespace CyberAware.Web.Serving;

/// <summary>
/// Names the state of everything that public pages are made of. Part of the cache's key and of each page's
/// validator, so that a page drawn while the state changed is never served for the new one.
/// </summary>
public sealed class PageVersion(LiveContent content, LiveSurveys surveys)
{
    public string Current => content.Library.Version + surveys.Mark;
}
