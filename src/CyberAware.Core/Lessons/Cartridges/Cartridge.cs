namespace CyberAware.Core.Lessons.Cartridges;

/// <summary>Lessons as a package for learning systems: Common Cartridge 1.1 of 1EdTech (IMS Global).</summary>
/// <param name="Id">Name of the package for ever: Latin letters, digits, hyphens and dots, a letter first.</param>
/// <param name="Language">Language of its texts.</param>
/// <param name="Title">Title.</param>
/// <param name="Description">One sentence or two.</param>
/// <param name="Updated">Day of its last change; the date of all files in it, so that the same lessons give the same bytes.</param>
/// <param name="Folders">Its lessons, in order.</param>
public sealed record Cartridge(string Id, Language Language, string Title, string Description, DateOnly Updated, IReadOnlyList<CartridgeFolder> Folders);

/// <summary>A lesson in a package; a section of a course.</summary>
/// <param name="Name">Name unique in the package, part of ids and paths: lower-case Latin letters, digits and hyphens.</param>
/// <param name="Title">Title.</param>
/// <param name="Items">What belongs to it, in order.</param>
public sealed record CartridgeFolder(string Name, string Title, IReadOnlyList<CartridgeItem> Items);

/// <summary>Something in a folder.</summary>
/// <param name="Name">Name unique in the folder, like a folder's.</param>
/// <param name="Title">Title.</param>
/// <param name="IsForTeachers">Whether pupils shouldn't see it; systems that know roles hide it from them.</param>
public abstract record CartridgeItem(string Name, string Title, bool IsForTeachers)
{
    /// <summary>How its file's name ends.</summary>
    internal abstract string Extension { get; }
}

/// <summary>A link to a page of the portal.</summary>
/// <param name="Name">Name unique in the folder.</param>
/// <param name="Title">Title.</param>
/// <param name="Address">Full address.</param>
/// <param name="IsForTeachers">Whether pupils shouldn't see it.</param>
public sealed record CartridgeLink(string Name, string Title, Uri Address, bool IsForTeachers = false) : CartridgeItem(Name, Title, IsForTeachers)
{
    internal override string Extension => "xml";
}

/// <summary>A page that needs nothing but its own file.</summary>
/// <param name="Name">Name unique in the folder.</param>
/// <param name="Title">Title.</param>
/// <param name="Html">The whole document.</param>
/// <param name="IsForTeachers">Whether pupils shouldn't see it.</param>
public sealed record CartridgePage(string Name, string Title, string Html, bool IsForTeachers = false) : CartridgeItem(Name, Title, IsForTeachers)
{
    internal override string Extension => "html";
}
