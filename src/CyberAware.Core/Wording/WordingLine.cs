namespace CyberAware.Core.Wording;

/// <summary>A line that a reader sees, with the place where an author finds it.</summary>
/// <param name="File">Path under the content folder, or in the repository.</param>
/// <param name="Line">Line in that file, from 1.</param>
/// <param name="Language">The language of the words.</param>
/// <param name="Text">The words, without markup; code and facts leave a digit.</param>
/// <param name="Source">The line as it stands in the file.</param>
internal sealed record WordingLine(string File, int Line, Language Language, string Text, string Source);
