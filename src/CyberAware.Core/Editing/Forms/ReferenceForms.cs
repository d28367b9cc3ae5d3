namespace CyberAware.Core.Editing.Forms;

/// <summary>The forms of facts that are written once: contacts, legal acts, sources.</summary>
internal static class ReferenceForms
{
    private static readonly string[] ContactKeys = ["id", "kind", "value", "display", "typed-too", "label", "purpose", "hours", "cost", "source", "checked-on"];
    private static readonly string[] ContactKinds = ["phone", "email", "address", "web", "own"];
    private static readonly string[] LawKeys = ["id", "number", "date", "source", "checked-on", "forms"];
    private static readonly string[] SourceKeys = ["id", "site", "title", "date", "url", "checked-on"];

    public static IReadOnlyList<FormSection> Contacts(FormFiles files) =>
    [
        ListForm.Create(
            files, "Contacts", "Contact", "label",
            id => $"id: {id}\nkind: phone\nvalue: \"\"\ndisplay: \"\"\nlabel: {{ kk: \"\", ru: \"\" }}\nsource: \"\"\nchecked-on: \"\"",
            (parts, path) =>
            [
                parts.Localized("Contact.label", path + "label", 200, ContactKeys, true),
                parts.Choice("Contact.kind", path + "kind", ContactKinds, ContactKeys),
                parts.Data("Contact.value", path + "value", FieldKind.Line, ContactKeys, files.Data.Value(path + "kind") is not ("address" or "own"), 200),
                parts.Localized("Contact.display", path + "display", 200, ContactKeys, true),
                parts.Localized("Contact.purpose", path + "purpose", 120, ContactKeys),
                parts.Localized("Contact.hours", path + "hours", 120, ContactKeys),
                parts.Localized("Contact.cost", path + "cost", 120, ContactKeys),
                parts.Data("Contact.source", path + "source", FieldKind.Line, ContactKeys, true, 300),
                parts.Data("CheckedOn", path + "checked-on", FieldKind.Date, ContactKeys, true),
                parts.Data("Contact.typed-too", path + "typed-too", FieldKind.Flag, ContactKeys),
            ]),
    ];

    public static IReadOnlyList<FormSection> Laws(FormFiles files) =>
    [
        ListForm.Create(
            files, "Laws", "Law", "forms/{0}/base",
            id => $"id: {id}\nnumber: \"\"\ndate: \"\"\nsource: \"\"\nchecked-on: \"\"\nforms:\n  kk:\n    base: \"\"\n  ru:\n    base: \"\"",
            (parts, path) =>
            [
                parts.Data("Law.number", path + "number", FieldKind.Line, LawKeys, true, 40),
                parts.Data("Law.date", path + "date", FieldKind.Date, LawKeys, true),
                .. files.Data.Yaml.Keys(path + "forms/kk").Union(files.Data.Yaml.Keys(path + "forms/ru")).Select(form => LawForm(parts, path, form)),
                parts.Data("Law.source", path + "source", FieldKind.Line, LawKeys, true, 300),
                parts.Data("CheckedOn", path + "checked-on", FieldKind.Date, LawKeys, true),
            ]),
    ];

    public static IReadOnlyList<FormSection> Sources(FormFiles files) =>
    [
        ListForm.Create(
            files, "Sources", "Source", "title",
            id => $"id: {id}\nsite: \"\"\ntitle: {{ kk: \"\", ru: \"\" }}\ndate: \"\"\nchecked-on: \"\"",
            (parts, path) =>
            [
                parts.Localized("Source.title", path + "title", 200, SourceKeys, true),
                parts.Data("Source.site", path + "site", FieldKind.Line, SourceKeys, true, 100),
                parts.Data("Source.date", path + "date", FieldKind.Line, SourceKeys, true, 10),
                parts.Data("Source.url", path + "url", FieldKind.Line, SourceKeys, false, 300),
                parts.Data("CheckedOn", path + "checked-on", FieldKind.Date, SourceKeys, true),
            ]),
    ];

    // A grammatical form of an act's title, in both languages.
    private static FormField LawForm(FormParts parts, string path, string form) => new(
        form == "base" ? "Law.base" : "Law.form",
        [.. Language.All.Select(language => parts.Cell(FormFiles.Shared, $"{path}forms/{language}/{form}", FieldKind.Text) with { Language = language, IsRequired = true, MaxLength = 400 })])
    { Name = form };
}
