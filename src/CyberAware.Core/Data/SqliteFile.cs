using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace CyberAware.Core.Data;

/// <summary>Asks SQLite about the file that a connection has open.</summary>
internal static class SqliteFile
{
    // SQLITE_FCNTL_HAS_MOVED of sqlite3.h: compares the open file's inode with that at its path.
    private const int HasMovedCode = 20;

    /// <summary>Whether the open file is no longer the one at its path. False where the system can't tell, as on Windows, which lets nobody delete an open file.</summary>
    public static bool HasMoved(SqliteConnection connection)
    {
        var moved = 0;
        return sqlite3_file_control(connection.Handle!.DangerousGetHandle(), "main", HasMovedCode, ref moved) == 0 && moved != 0;
    }

    [DllImport("e_sqlite3", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_file_control(IntPtr database, string name, int code, ref int result);
}
