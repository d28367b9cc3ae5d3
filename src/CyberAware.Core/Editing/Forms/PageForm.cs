using CyberAware.Core.Pages;

namespace CyberAware.Core.Editing.Forms;

/// <summary>The form of a page: its settings and front matter; of a page of terms the terms too.</summary>
internal static class PageForm
{
    private static readonly string[] Keys = ["kind", "order", "icon", "sources", "reviewed", "review-by", "related", "aliases", "quick-exit", "alphabetical", "advisor", "part", "drawing", "drawings"];
    private static readonly string[] TextFiles = [.. Language.All.Select(language => language.Tag)];

    public static IReadOnlyList<FormSection> Layout(FormFiles files)
    {
        var parts = new FormParts(files);
        IReadOnlyList<FormSection> own =
        [
            parts.Head(),
            new FormSection("Page")
            {
                Fields =
                [
                    parts.Data("Reviewed", "reviewed", FieldKind.Date, Keys, true),
                    parts.Data("ReviewBy", "review-by", FieldKind.Date, Keys, true),
                    Sources(parts, Keys),
                    parts.Choice("Page.kind", "kind", PageSettings.Kinds, Keys),
                    parts.Data("Order", "order", FieldKind.Whole, Keys, true),
                    parts.Choice("Icon", "icon", PageSettings.Icons, Keys),
                    parts.Choice("Drawing", "drawing", Drawings.Names, Keys, false),
                    parts.Data("Page.related", "related", FieldKind.List, Keys).PointingTo(FieldTarget.Page),
                    parts.Both("Page.poster", "poster", FieldKind.List, 0, false, FormParts.HeadKeys),
                    parts.Data("Page.aliases", "aliases", FieldKind.List, Keys),
                    parts.Data("Page.advisor", "advisor", FieldKind.Line, Keys, false, 60).PointingTo(FieldTarget.Advisor),
                    parts.Data("Page.quick-exit", "quick-exit", FieldKind.Flag, Keys),
                    parts.Data("Page.alphabetical", "alphabetical", FieldKind.Flag, Keys),
                ],
            },
        ];
        return files.Data.Value("alphabetical") == "true" ? [.. Terms(files, parts), .. own] : own;
    }

    /// <summary>Whether the text is the brochure's or the portal's own.</summary>
    public static FormField Sources(FormParts parts, IReadOnlyList<string> order) =>
        new("Page.sources", [parts.Cell(FormFiles.Shared, "sources", FieldKind.Choices, order) with { IsRequired = true, Choices = PageSettings.KnownSources }]);

    // Terms stand under the headings of their groups, in both texts under the same anchors.
    private static IEnumerable<FormSection> Terms(FormFiles files, FormParts parts)
    {
        var sections = files.In(Language.Kazakh).Sections;
        var taken = sections.Concat(files.In(Language.Russian).Sections).Select(section => section.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var group in sections.Where(section => section.Level == 2 && files.In(Language.Russian).Section(section.Id) is not null))
        {
            var terms = sections.SkipWhile(section => section != group).Skip(1).TakeWhile(section => section.Level > 2).ToList();
            yield return new FormSection("Terms")
            {
                Title = files.Words(FormFile.HeadingPath(group.Id)),
                Id = group.Id,
                Sections = [.. terms.Where(term => files.In(Language.Russian).Section(term.Id) is not null).Select(term => Term(files, parts, term.Id))],
                Add = new FormAction("Term", $"add:{group.Id}", TextFiles, (all, id) => all.WithTexts(text => text.AddSection(LastOf(text, group.Id), $"### {{#{id}}}"))) { TakenIds = taken },
            };
        }
    }

    private static FormSection Term(FormFiles files, FormParts parts, string id) => new("Term")
    {
        Title = files.Words(FormFile.HeadingPath(id)),
        Id = id,
        IsOneOfMany = true,
        Fields =
        [
            parts.Both("Term.name", FormFile.HeadingPath(id), FieldKind.Line, 120, true),
            parts.Both("Term.text", FormFile.TextPath(id), FieldKind.Markup, 0, true),
        ],
    };

    private static MarkupSection? LastOf(FormFile text, string group) =>
        text.Sections.SkipWhile(section => section.Id != group).TakeWhile(section => section.Id == group || section.Level > 2).LastOrDefault();
}
