namespace CyberAware.Core.Editing;

/// <summary>Why something was not done. Names are written into the audit trail; screens say them in the reader's language.</summary>
public enum Refusal
{
    /// <summary>The person has no role for it. Answered with 403.</summary>
    NotAllowed,

    /// <summary>Somebody else must do it: the change is the person's own. Answered with 403.</summary>
    OwnChange,

    /// <summary>Only an author of the change may give it up. Answered with 403.</summary>
    NotAuthor,

    /// <summary>A credential must be shown again first. Answered with 403.</summary>
    NotFresh,

    /// <summary>The edition is in a state in which that can't be done.</summary>
    WrongState,

    /// <summary>No such edition.</summary>
    UnknownEdition,

    /// <summary>The file is no part of the edition, or its path is none under which a document can stand.</summary>
    UnknownDocument,

    /// <summary>The files are not all of one kind.</summary>
    OtherKind,

    /// <summary>The edition has the file already, or a document stands at the new address.</summary>
    AlreadyThere,

    /// <summary>Nothing was saved in the edition that readers would see.</summary>
    NoChange,

    /// <summary>A reason must be given.</summary>
    NoReason,

    /// <summary>A title must be given.</summary>
    NoTitle,

    /// <summary>A title, a note or a text is too long.</summary>
    TooLong,

    /// <summary>The text holds characters that can't be stored.</summary>
    Unreadable,

    /// <summary>The moment is not in the future.</summary>
    NotInFuture,

    /// <summary>The content with this change would have errors; the services name them.</summary>
    HasErrors,

    /// <summary>The meaning was changed in one language alone.</summary>
    OneLanguage,

    /// <summary>The revision that the text was checked against is none of the other language.</summary>
    UnknownRevision,

    /// <summary>What is saved now is not what was approved.</summary>
    NotApproved,

    /// <summary>Only a page with settings of its own can move.</summary>
    CannotMove,

    /// <summary>An edition would have more files than <see cref="EditionService.MaxFiles"/>.</summary>
    TooManyFiles,

    /// <summary>What is public changes all the time; try again.</summary>
    Busy,

    /// <summary>A comment says nothing.</summary>
    NoText,

    /// <summary>An edition has as many comments as <see cref="EditionComments.Max"/>.</summary>
    TooManyComments,

    /// <summary>An edition keeps at least one document.</summary>
    LastDocument,

    /// <summary>A page moves in the edition; its files stay together.</summary>
    MovesPage,

    /// <summary>Who scheduled it may not publish any more: the edition waits for somebody else.</summary>
    SchedulerLeft,
}
