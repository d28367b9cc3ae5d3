using CyberAware.Core.Editing;
using CyberAware.Web.Api.Editing;

namespace CyberAware.Web.Pages.Editor;

/// <summary>What stands against what somebody typed.</summary>
public enum Opponent
{
    /// <summary>What somebody else saved.</summary>
    Colleague,

    /// <summary>What the person saved in another window.</summary>
    OwnSave,

    /// <summary>What another window of the person has kept.</summary>
    OwnWindow,

    /// <summary>What became public.</summary>
    Publication,
}

/// <summary>One text of the writer's form: what stands in its field, and what it was made from.</summary>
public sealed class TextForm
{
    /// <summary>Begin of the name of the field with the text.</summary>
    public const string TypedField = DocumentCheckEndpoint.TypedField;

    /// <summary>Begin of the name of the field with the version that the next save names.</summary>
    public const string VersionField = "version-";

    /// <summary>Begin of the name of the field with the version of what was kept.</summary>
    public const string KeptField = "kept-";

    /// <summary>Begin of the name of the field with the hash of the text that the person had loaded.</summary>
    public const string HashField = "hash-";

    /// <summary>Begin of the name of the field with the public revision that the text takes in.</summary>
    public const string MergedField = "merged-";

    /// <summary>Begin of the name of the field with what stands against the text.</summary>
    public const string AgainstField = "against-";

    /// <summary>Begin of the name of the field with the hash of the text that both changes began with.</summary>
    public const string BegunField = "begun-";

    /// <summary>Begin of the name of the field with what another window had kept; a script keeps over it.</summary>
    public const string TheirsField = "theirs-";

    /// <summary>Begin of the name of the field with the person's own parts that were replaced.</summary>
    public const string ReplacedField = "replaced-";

    private const string PartField = "part-";

    private TextForm(WorkingText text, string typed) => (Text, Typed) = (text, typed);

    /// <summary>The text as it is stored.</summary>
    public WorkingText Text { get; private set; }

    /// <summary>What stands in the field.</summary>
    public string Typed { get; private set; }

    public Guid? Version { get; private set; }

    public Guid? KeptVersion { get; private set; }

    public string LoadedHash { get; private set; } = "";

    public Guid? MergedId { get; private set; }

    /// <summary>What stands against what was typed; null when nothing does.</summary>
    public TextConflict? Conflict { get; private set; }

    /// <summary>Where it comes from; null when nothing stands against it.</summary>
    public Opponent? Against { get; private set; }

    /// <summary>Whether what stands against it was typed by the person too, in another window.</summary>
    public bool IsOwnConflict => Against is Opponent.OwnSave or Opponent.OwnWindow;

    /// <summary>Own parts in whose place the person took others, to be copied.</summary>
    public string Replaced { get; private set; } = "";

    /// <summary>What differs between the field and what stands against it.</summary>
    public IReadOnlyList<MergePart> Parts => Conflict is { } conflict ? TextMerge.Merge(conflict.Base, conflict.Current ?? "", Typed) : [];

    /// <summary>Whether another window of the person has kept something that this one has not seen; a save would lose it.</summary>
    public bool IsKeptElsewhere => Text.Kept is { } kept && kept.Version != KeptVersion && kept.Text != Typed;

    public string Path => Text.File.Path;

    /// <summary>Name of its fields: the language, or <c>file</c> for what both languages share.</summary>
    public string Key => KeyOf(Text);

    public string InputId => "site-input-" + Key;

    /// <summary>Whether something else stands in the field than the person had loaded.</summary>
    public bool IsChanged => WorkingText.HashOf(Typed) != LoadedHash && !(LoadedHash.Length == 0 && Typed.Length == 0);

    /// <summary>The form of a text as it is stored.</summary>
    public static TextForm From(WorkingText text)
    {
        var form = new TextForm(text, text.Text ?? "");
        form.Renew(text);
        return form;
    }

    /// <summary>The form as it was sent.</summary>
    /// <param name="text">The text as it is stored now.</param>
    /// <param name="fields">The form that was sent.</param>
    public static TextForm From(WorkingText text, IFormCollection fields)
    {
        var key = KeyOf(text);
        return !fields.TryGetValue(TypedField + key, out var typed) ? From(text) : new TextForm(text, typed.ToString().ReplaceLineEndings("\n"))
        {
            Version = Id(VersionField),
            KeptVersion = Id(KeptField),
            LoadedHash = fields[HashField + key].ToString(),
            MergedId = Id(MergedField),
            Against = Enum.TryParse<Opponent>(fields[AgainstField + key].ToString(), out var against) && Enum.IsDefined(against) ? against : null,
            Replaced = fields[ReplacedField + key].ToString().ReplaceLineEndings("\n"),
        };

        Guid? Id(string field) => Guid.TryParse(fields[field + key].ToString(), out var id) ? id : null;
    }

    /// <summary>What a form made of the text.</summary>
    public void Put(string text) => Typed = text;

    /// <summary>What the person had kept, in place of what is stored; shown against it when that is not what he had loaded.</summary>
    public void TakeKept()
    {
        if (Text is { CanWrite: true, Kept: { } kept })
        {
            Typed = kept.Text;
            if (!kept.IsOfThisText)
            {
                Stand(Opponent.Colleague, Text.Text, kept.Base);
            }
        }
    }

    /// <summary>Takes in what became public meanwhile; the next save says so.</summary>
    public void Merge()
    {
        if (Text is { CanWrite: true, IsOvertaken: true })
        {
            Stand(Opponent.Publication, Text.Published, Text.Base);
            MergedId = Text.PublishedId;
        }
    }

    /// <summary>Something was saved meanwhile: takes it in, and lets the next save come after it.</summary>
    /// <param name="conflict">What the service says of the text.</param>
    /// <param name="text">The text as it is stored now.</param>
    public void Oppose(TextConflict conflict, WorkingText text)
    {
        var kept = KeptVersion;
        Renew(text);
        KeptVersion = kept;
        Stand(conflict.Current != text.Text ? Opponent.Publication : conflict.IsOwn ? Opponent.OwnSave : Opponent.Colleague, conflict.Current, conflict.Base);
    }

    /// <summary>Another window of the person has kept something else: takes it in, and lets the next save come after it.</summary>
    public void OpposeKept()
    {
        if (Text.Kept is { } kept)
        {
            KeptVersion = kept.Version;
            Stand(Opponent.OwnWindow, kept.Text, kept.Base);
        }
    }

    /// <summary>What stood against the text when the form was sent stands against it still.</summary>
    /// <param name="begun">The text that both changes began with.</param>
    /// <param name="fields">The form that was sent.</param>
    public void Resume(string? begun, IFormCollection fields)
    {
        var theirs = Against switch
        {
            null => null,
            Opponent.OwnWindow => fields.TryGetValue(TheirsField + Key, out var kept) ? kept.ToString().ReplaceLineEndings("\n") : null,
            Opponent.Publication => Text.Published,
            _ => Text.Text,
        };
        (Conflict, Against) = theirs is null ? (null, null) : (new TextConflict(Path, theirs, begun, Typed), Against);
    }

    /// <summary>Puts the parts into the field that the person has chosen.</summary>
    /// <param name="fields">The form that was sent.</param>
    /// <returns>Whether there were any.</returns>
    public bool TakeChosen(IFormCollection fields)
    {
        var parts = Parts;
        var chosen = parts.Where(part => part.IsChoice && fields[PartName(part)] == nameof(MergePart.Theirs)).ToList();
        if (chosen.Count == 0)
        {
            return false;
        }

        Typed = TextMerge.Join(parts, chosen.Contains);
        Replaced += string.Concat(chosen.Select(part => part.Mine));
        return true;
    }

    /// <summary>Name of the field with the choice of a part.</summary>
    public string PartName(MergePart part) => $"{PartField}{Key}-{part.Line}";

    // What does not overlap goes into the field by itself; of the rest the person's own stays until something else is chosen.
    private void Stand(Opponent against, string? theirs, string? begun)
    {
        (Against, Conflict) = (against, new TextConflict(Path, theirs, begun, Typed));
        Typed = theirs is null ? Typed : TextMerge.Join(Parts, part => part.IsTheirs);
    }

    /// <summary>The text was read again, and what was typed stays.</summary>
    public void Renew(WorkingText text)
    {
        var isMerge = MergedId is not null;
        (Text, Version, KeptVersion, LoadedHash) = (text, text.Version, text.KeptVersion, text.Hash);
        MergedId = isMerge && text.IsOvertaken ? text.PublishedId : null;
    }

    /// <summary>Lets the form go on with the text that was read again, though what was loaded stays what it was.</summary>
    public void Follow(WorkingText text) => Text = text;

    private static string KeyOf(WorkingText text) => DocumentCheckEndpoint.KeyOf(text.File);
}
