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

    /// <summary>Path of a file under the content folder, or an address within the portal.</summary>
    public const int Path = 200;

    /// <summary>An address outside the portal.</summary>
    public const int Url = 500;

    /// <summary>A hash in hexadecimal, SHA-256 at most.</summary>
    public const int Hash = 64;

    /// <summary>A person's user name or displayed name.</summary>
    public const int Name = 100;

    /// <summary>A note or a reason that a person gives.</summary>
    public const int Note = 2000;

    /// <summary>Details of a row of the audit trail.</summary>
    public const int Details = 4000;

    /// <summary>A network such as 2001:db8:0:1::/64.</summary>
    public const int Network = 50;

    /// <summary>Id of a passkey, in bytes.</summary>
    public const int CredentialId = 1024;

    /// <summary>A document as a person types it.</summary>
    public const int Document = 262144;

    /// <summary>A key of Data Protection with all that protects it.</summary>
    public const int KeyXml = 20000;
}
