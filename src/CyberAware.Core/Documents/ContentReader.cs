namespace CyberAware.Core.Documents;

/// <summary>
/// Reads one kind of document, such as quizzes. All kinds have this shape, so that a new kind is one folder with its reader,
/// and one line in the loader's list. A reader keeps what it has read, so each load makes its readers anew.
/// </summary>
internal abstract class ContentReader
{
    /// <summary>Message about a file that the kind owns but does not know.</summary>
    public virtual string UnknownFile => "unknown-file.page";

    /// <summary>Whether a file belongs to this kind. If several kinds claim a file, the first one of the list has it.</summary>
    /// <param name="path">Path under the content folder.</param>
    public abstract bool Owns(string path);

    /// <summary>Whether a file of this kind has a name that is read. Any other name is reported: it would be a text that nobody ever sees.</summary>
    /// <param name="path">Path of a file that the kind owns.</param>
    public virtual bool Knows(string path) => true;

    /// <summary>Reads the files and reports what is wrong within them, whatever the rest of the content says.</summary>
    /// <param name="files">The files of this kind, in the order of the load.</param>
    /// <param name="load">The whole load.</param>
    public abstract void Read(IReadOnlyList<ContentFile> files, ContentLoad load);

    /// <summary>Reports what the documents name and the rest of the content lacks. Called after all kinds have been read.</summary>
    /// <param name="load">The whole load.</param>
    public virtual void Validate(ContentLoad load)
    {
    }

    /// <summary>Hands over what the library takes. Called after all checks, and only if no error was found.</summary>
    /// <param name="parts">Receives the results.</param>
    public abstract void Build(ContentParts parts);
}
