using CyberAware.Core.Surveys;
using CyberAware.Web.Content;

namespace CyberAware.Web.Statistics;

/// <summary>The survey figures that statistics pages and the open data show.</summary>
public sealed class LiveSurveys(LiveContent content)
{
    /// <summary>All surveys, by id.</summary>
    public IReadOnlyDictionary<string, Survey> Surveys => content.Library.Surveys;

    /// <summary>Whether the figures come from the documents because the database can't be reached.</summary>
    public bool IsFromDocuments => false;
}
