using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Data;

/// <summary>
/// The keys that protect cookies and forms, in the database, so that all instances read each other's. Nothing is read
/// before the first of them is needed.
/// </summary>
/// <param name="database">The portal's database.</param>
public sealed class KeyRepository(PortalDatabase database) : IXmlRepository
{
    // Any number that no other lock of the portal has.
    private const int Making = 7_203_114;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private volatile int newest;

    /// <summary>All keys, oldest first.</summary>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached, or answers late.</exception>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = Open();
        var rows = context.DataProtectionKeys.AsNoTracking().OrderBy(key => key.Id).ToList();
        newest = rows.Count > 0 ? rows[^1].Id : 0;
        return [.. rows.Select(row => XElement.Parse(row.Xml!))];
    }

    /// <summary>
    /// Keeps a key. Of instances that make one at the same time all but the first drop theirs: the framework reads all
    /// again after each and then uses the one that it finds. Otherwise each would sign what the others can't read.
    /// </summary>
    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = Open();
        using var transaction = context.Database.BeginTransaction(); // of SQLite the only one that writes
        if (database.IsPostgreSql)
        {
            context.Database.ExecuteSql($"SELECT pg_advisory_xact_lock({Making})");
        }

        var known = newest;
        if (element.Name.LocalName == "key" && context.DataProtectionKeys.Any(key => key.Id > known))
        {
            return;
        }

        context.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
        transaction.Commit();
    }

    private PortalDbContext Open()
    {
        var context = database.CreateDbContext();
        context.Database.SetCommandTimeout(Timeout);
        return context;
    }
}
