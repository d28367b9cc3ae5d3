namespace CyberAware.Core.Editing.Forms;

/// <summary>Which documents have a form, and which one.</summary>
internal static class FormLayouts
{
    // Files without language that are documents by themselves; so is each list of sources or actions.
    private static readonly Dictionary<string, Func<FormFiles, IReadOnlyList<FormSection>>> SingleFiles = new(StringComparer.Ordinal)
    {
        ["site/contacts.yml"] = ReferenceForms.Contacts,
        ["site/laws.yml"] = ReferenceForms.Laws,
        ["site/synonyms.yml"] = SynonymForm.Layout,
        ["site/settings.yml"] = SettingsForm.Layout,
    };

    // The file without language that makes a folder a document of its kind.
    private static readonly Dictionary<DocumentKind, string> DataNames = new()
    {
        [DocumentKind.Page] = "page.yml",
        [DocumentKind.Alert] = "alert.yml",
        [DocumentKind.Survey] = "survey.yml",
        [DocumentKind.Quiz] = "quiz.yml",
        [DocumentKind.Advisor] = "advisor.yml",
        [DocumentKind.Assessment] = "assessment.yml",
        [DocumentKind.Letter] = "letter.yml",
        [DocumentKind.Lesson] = "lesson.yml",
    };

    /// <inheritdoc cref="DocumentForm.FilesOf"/>
    public static IReadOnlyDictionary<string, string>? FilesOf(string path)
    {
        if (!DocumentFile.TryParse(path, out var file) || path.LastIndexOf('/') is not (> 0 and var slash))
        {
            return null;
        }

        if (SingleFiles.ContainsKey(path) || file is { Kind: DocumentKind.Source or DocumentKind.Action } && path.EndsWith(".yml", StringComparison.Ordinal))
        {
            return new Dictionary<string, string> { [FormFiles.Shared] = path };
        }

        var (folder, name) = (path[..slash], path[(slash + 1)..]);
        return DataNames.TryGetValue(file.Kind, out var data) && (file.Language is not null || name == data)
            ? Language.All.ToDictionary(language => language.Tag, language => $"{folder}/{language}.md").Append(new(FormFiles.Shared, $"{folder}/{data}")).ToDictionary()
            : null;
    }

    /// <summary>What the form of a document consists of; null when it has none.</summary>
    /// <param name="path">Path of one of its files.</param>
    public static Func<FormFiles, IReadOnlyList<FormSection>>? For(string path) => SingleFiles.GetValueOrDefault(path) ?? DocumentFile.Parse(path).Kind switch
    {
        DocumentKind.Source => ReferenceForms.Sources,
        DocumentKind.Action => ActionForm.Layout,
        DocumentKind.Page => PageForm.Layout,
        DocumentKind.Alert => AlertForm.Layout,
        DocumentKind.Survey => SurveyForm.Layout,
        DocumentKind.Quiz => QuizForm.Layout,
        DocumentKind.Advisor => AdvisorForm.Layout,
        DocumentKind.Assessment => AssessmentForm.Layout,
        DocumentKind.Letter => LetterForm.Layout,
        DocumentKind.Lesson => LessonForm.Layout,
        _ => null,
    };
}
