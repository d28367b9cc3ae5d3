namespace CyberAware.Core.Data;

/// <summary>Greatest lengths of stored texts, in characters. PostgreSQL enforces them.</summary>
public static class Lengths
{
    /// <summary>An id of a document or a part of one.</summary>
    public const int Id = 100;

    /// <summary>A language's tag.</summary>
    public const int Language = 2;

    /// <summary>A name out of a fixed list, such as a unit or a kind.</summary>
    public const int Choice = 20;

    /// <summary>A search query.</summary>
    public const int Query = 100;

    /// <summary>A title or a label.</summary>
    public const int Title = 200;

    /// <summary>A sentence or two.</summary>
    public const int Sentence = 600;

    /// <summary>The portal's release: its informational version.</summary>
    public const int Release = 100;

    /// <summary>The published figures of a quiz version.</summary>
    public const int Figures = 65536;

    /// <summary>Answers of one attempt at a quiz, one byte for each.</summary>
    public const int Answers = 64;
}
