namespace CyberAware.Core.People.Storage;

/// <summary>What a person of the back office may do. Names are stored.</summary>
public enum Role
{
    /// <summary>Writes in both languages.</summary>
    Author,

    /// <summary>Writes Kazakh texts.</summary>
    TranslatorKk,

    /// <summary>Writes Russian texts.</summary>
    TranslatorRu,

    /// <summary>Approves or rejects what others wrote.</summary>
    Reviewer,

    /// <summary>Schedules and publishes what is approved.</summary>
    Publisher,

    /// <summary>Publishes warnings at once; somebody else signs afterwards.</summary>
    DutyOfficer,

    /// <summary>Reads the audit trail and every history; changes nothing.</summary>
    Auditor,

    /// <summary>Invites people and gives roles; has no right on texts.</summary>
    Administrator,
}
