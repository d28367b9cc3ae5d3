namespace CyberAware.Core.Documents;

/// <summary>
/// What the readers made, by its type, on the way to the library. The readers can't know the library, which knows every
/// feature, and so the loader need not name the result of each reader.
/// </summary>
internal sealed class ContentParts
{
    private readonly Dictionary<Type, object> parts = [];

    /// <summary>Adds a result; each type has one.</summary>
    public void Add<T>(T part)
        where T : class => parts.Add(typeof(T), part);

    /// <summary>The result of a type.</summary>
    /// <exception cref="KeyNotFoundException">No reader made it.</exception>
    public T Get<T>()
        where T : class => (T)parts[typeof(T)];
}
