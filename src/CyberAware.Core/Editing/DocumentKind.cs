namespace CyberAware.Core.Editing;

/// <summary>What a file of the content is about. Roles are granted by kind; the database keeps the name.</summary>
public enum DocumentKind
{
    /// <summary>A page of the site with its settings and pictures.</summary>
    Page,

    /// <summary>A quiz.</summary>
    Quiz,

    /// <summary>A list of recommended actions.</summary>
    Action,

    /// <summary>A survey with its figures.</summary>
    Survey,

    /// <summary>Telephone numbers and addresses, or legal acts.</summary>
    Reference,

    /// <summary>A list of where facts were taken from.</summary>
    Source,

    /// <summary>Words that mean the same to a person who searches.</summary>
    Synonyms,

    /// <summary>A decision helper.</summary>
    Advisor,

    /// <summary>The self-assessment of organisations.</summary>
    Assessment,

    /// <summary>A warning.</summary>
    Alert,

    /// <summary>A letter that readers make.</summary>
    Letter,

    /// <summary>A lesson for schools.</summary>
    Lesson,

    /// <summary>What belongs to the site as a whole: the rules of the wording, the list of published addresses.</summary>
    Site,
}
