using CyberAware.Core.Editing;
using CyberAware.Web.Api.Editing;

namespace CyberAware.Web.Pages.Editor;

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

    /// <summary>Whether what stands against it was typed by the person too, in another window.</summary>
    public bool IsOwnConflict { get; private set; }

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
            Conflict = kept.IsOfThisText ? null : new TextConflict(Path, Text.Text, kept.Base, Typed);
        }
    }

    /// <summary>Shows what became public meanwhile against what was typed; the next save takes it in.</summary>
    public void Merge()
    {
        if (Text is { CanWrite: true, IsOvertaken: true })
        {
            Conflict = new TextConflict(Path, Text.Published, Text.Base, Typed);
            MergedId = Text.PublishedId;
        }
    }

    /// <summary>Somebody was faster: shows what there is now, and lets the next save come after it.</summary>
    /// <param name="stale">What the service says.</param>
    /// <param name="text">The text as it is stored now.</param>
    public void Oppose(EditingStale stale, WorkingText text)
    {
        var kept = KeptVersion;
        Renew(text);
        KeptVersion = kept;
        Conflict = stale.Texts.FirstOrDefault(conflict => conflict.Path == Path);
    }

    /// <summary>Another window of the person has kept something else: shows it, and lets the next save come after it.</summary>
    public void OpposeKept()
    {
        if (Text.Kept is { } kept)
        {
            (KeptVersion, IsOwnConflict, Conflict) = (kept.Version, true, new TextConflict(Path, kept.Text, kept.Base, Typed));
        }
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
