using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberAware.Core.Data.Migrations;

/// <summary>Gives attempts that were answered too fast the name that the code has for them. The migration <c>TooFastAttempts</c> calls it.</summary>
internal static class TooFastName
{
    /// <summary>Up.</summary>
    public static void Give(MigrationBuilder migration) => Rename(migration, AttemptKinds.FormerTooFast, nameof(AttemptKind.TooFast));

    /// <summary>Down.</summary>
    public static void TakeBack(MigrationBuilder migration) => Rename(migration, nameof(AttemptKind.TooFast), AttemptKinds.FormerTooFast);

    // Counts are added up: a portal that was started before the migration may have begun some under the new name.
    private static void Rename(MigrationBuilder migration, string from, string to)
    {
        migration.Sql($"UPDATE quiz_attempts SET kind = '{to}' WHERE kind = '{from}'");
        migration.Sql($"""
            INSERT INTO quiz_counts AS known (grain, start, version_id, measure, question, item, language, kind, attempts, seconds)
            SELECT grain, start, version_id, measure, question, item, language, '{to}', attempts, seconds FROM quiz_counts WHERE kind = '{from}'
            ON CONFLICT (grain, start, version_id, measure, question, item, language, kind)
            DO UPDATE SET attempts = known.attempts + excluded.attempts, seconds = known.seconds + excluded.seconds
            """);
        migration.Sql($"DELETE FROM quiz_counts WHERE kind = '{from}'");
    }
}
