using CyberAware.Core;
using CyberAware.Core.Assessments;
using CyberAware.Core.Library;
using CyberAware.Web.Localization;

namespace CyberAware.Web.Api.Assessments;

/// <summary>What the page of a result and its table say in the same words.</summary>
public static class AssessmentWords
{
    /// <summary>The place in an act that a statement rests on, such as "point 33 of …"; null when there is none.</summary>
    public static string? BasisOf(Statement statement, Language language, ContentLibrary library, FeatureResources texts) =>
        statement.Basis is { } basis && library.Laws[basis.Law].Cite(language, LegalBasis.Form) is { } act
            ? texts["Assessment"][basis.Unit + ".Basis", act, basis.Number].Value
            : null;

    /// <summary>An answer in words.</summary>
    public static string AnswerTo(Statement statement, AssessmentForm form, FeatureResources texts) => texts["Assessment"][form.ValueOf(statement) + ".Answer"];
}
