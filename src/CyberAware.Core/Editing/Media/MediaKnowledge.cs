using System.Collections.Frozen;
using CyberAware.Core.Documents;

namespace CyberAware.Core.Editing.Media;

/// <summary>
/// Which pictures an instance knows at a moment. Every change makes another one, by which a look at the database sees that
/// something changed while it read.
/// </summary>
internal sealed class MediaKnowledge
{
    private readonly IReadOnlyDictionary<MediaName, MediaSize> stored;

    /// <summary>What is known before the database was read.</summary>
    /// <param name="fromRelease">Pictures that the release ships.</param>
    public MediaKnowledge(IReadOnlyDictionary<MediaName, MediaSize> fromRelease)
        : this(fromRelease, new Dictionary<MediaName, MediaSize>(), isComplete: false)
    {
    }

    private MediaKnowledge(IReadOnlyDictionary<MediaName, MediaSize> fromRelease, IReadOnlyDictionary<MediaName, MediaSize> stored, bool isComplete)
    {
        (FromRelease, this.stored, IsComplete) = (fromRelease, stored, isComplete);
        All = stored.Concat(fromRelease).DistinctBy(picture => picture.Key).ToFrozenDictionary();
    }

    /// <summary>Pictures that the release ships.</summary>
    public IReadOnlyDictionary<MediaName, MediaSize> FromRelease { get; }

    /// <summary>All pictures.</summary>
    public FrozenDictionary<MediaName, MediaSize> All { get; }

    /// <summary>Whether the database has been read since the start, so that what is not known here is not there.</summary>
    public bool IsComplete { get; }

    /// <summary>The same with all that the database has, and nothing else of it.</summary>
    public MediaKnowledge WithAll(IReadOnlyDictionary<MediaName, MediaSize> rows) =>
        IsComplete && rows.Count == stored.Count && rows.Keys.All(stored.ContainsKey) ? this : new MediaKnowledge(FromRelease, rows, isComplete: true);

    /// <summary>The same with one more picture of the database.</summary>
    public MediaKnowledge With(MediaName name, MediaSize size) =>
        new(FromRelease, new Dictionary<MediaName, MediaSize>(stored) { [name] = size }, IsComplete);

    /// <summary>The same without a picture of the database.</summary>
    public MediaKnowledge Without(MediaName name) =>
        new(FromRelease, stored.Where(picture => picture.Key != name).ToDictionary(), IsComplete);

    /// <summary>The same with what the release ships now.</summary>
    public MediaKnowledge WithRelease(IReadOnlyDictionary<MediaName, MediaSize> pictures) => new(pictures, stored, IsComplete);
}
