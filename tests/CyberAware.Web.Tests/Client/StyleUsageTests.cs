using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Client;

/// <summary>The stylesheets hold nothing that no page uses, and pages name no class or colour that isn't there.</summary>
public sealed class StyleUsageTests(SharedPortal portal)
{
    /// <summary>Classes without a rule, by which a script or a test finds an element.</summary>
    private static readonly string[] Hooks = [];

    [Fact]
    public void Styles_Classes_AreUsed()
    {
        var unused = UnusedClasses(Stylesheets.Read(), UsedClasses());
        Assert.True(unused.Count == 0, string.Join('\n', unused));
    }

    [Fact]
    public void Views_Classes_HaveARule()
    {
        var views = Views();
        Assert.True(views.Names.Count > 100);
        Assert.Empty(WithoutRule(Stylesheets.Read(), views.Names));
        var ruled = RuleClasses(Stylesheets.Read());
        Assert.All(views.Beginnings, beginning => Assert.Contains(ruled, name => name.StartsWith(beginning, StringComparison.Ordinal)));
    }

    /// <summary>Also what the texts' renderer writes; of names like "choice-…" the usual ones need no rule.</summary>
    [Fact]
    public async Task Get_EveryAddress_NamesNoClassWithoutARule()
    {
        using var client = portal.Host.RawClient();
        var classes = new HashSet<string>();
        foreach (var address in portal.Addresses)
        {
            var page = await client.GetPageAsync(address);
            classes.UnionWith(page.All.SelectMany(element => element.ClassList));
        }

        var beginnings = Views().Beginnings;
        var strange = WithoutRule(Stylesheets.Read(), classes).ToList();
        strange.RemoveAll(name => beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)));
        Assert.Empty(strange);
    }

    [Fact]
    public void Hooks_EachWithoutRule_IsUsedByAScriptOrTest()
    {
        var programs = new ClassNames();
        foreach (var program in Sources(Path.Combine(Repository.Web, "Client", "scripts"), "*.ts").Concat(Sources(Path.Combine(Repository.Root, "tests"), "*.cs")))
        {
            programs.AddProgram(program);
        }

        Assert.Empty(Hooks.Except(programs.Names));
        Assert.Empty(Hooks.Intersect(RuleClasses(Stylesheets.Read())));
    }

    [Fact]
    public void Styles_CustomProperties_AreDefinedAndUsed()
    {
        var (undefined, unused) = LooseProperties(Stylesheets.Read(), Tokens(), Sources(Path.Combine(Repository.Web, "Client", "pictures"), "*.svg"));

        Assert.Empty(undefined);
        Assert.Empty(unused);
    }

    [Fact]
    public void UnusedClasses_RulesThatNothingUses_NamesThem()
    {
        var sheet = Stylesheet.Parse("a.css", """
            /* .old { } */
            .used:not(.lost) > li[data-x=".no"]::after { content: ".text"; --x: 1 }
            @media (min-width: 4.5rem) { .row-kk, .row2, .made { margin: .5em } .on, .is-plain { color: red } }
            """);
        var used = new ClassNames().AddView("""<p class="used row-@language.Tag is-@(x ?? "odd") @(x is null ? "on" : "")">""").AddProgram("""Write($"<p class=\"made\">{x}")""");

        Assert.Equal(["a.css: .lost", "a.css: .row2"], UnusedClasses([sheet], used));
    }

    [Fact]
    public void WithoutRule_ClassOfAView_IsNamed()
    {
        var sheet = Stylesheet.Parse("a.css", ".known { color: red }");
        var view = new ClassNames().AddView("""<p class="known strange @(more ? "odd" : null)">""");

        Assert.Equal(["odd", "strange"], WithoutRule([sheet], view.Names).Order());
    }

    [Fact]
    public void LooseProperties_UndefinedAndUnused_NamesThem()
    {
        var sheet = Stylesheet.Parse("a.css", ":root { --gap: 1px; --old: 2px } p { margin: var(--gap) var(--typo); color: var(--ink, red) }");

        var (undefined, unused) = LooseProperties([sheet], ["--ink", "--art", "--dead"], ["<path fill='var(--art)'/>"]);

        Assert.Equal(["--typo"], undefined);
        Assert.Equal(["--dead", "--old"], unused);
    }

    private static List<string> UnusedClasses(IEnumerable<Stylesheet> sheets, ClassNames used) =>
        [.. sheets.SelectMany(sheet => sheet.Classes.Where(name => !used.Contains(name)).Select(name => $"{sheet.Name}: .{name}"))];

    private static IEnumerable<string> WithoutRule(IReadOnlyList<Stylesheet> sheets, IEnumerable<string> names) =>
        names.Except(RuleClasses(sheets)).Except(Hooks);

    private static HashSet<string> RuleClasses(IEnumerable<Stylesheet> sheets) => [.. sheets.SelectMany(sheet => sheet.Classes)];

    private static (List<string> Undefined, List<string> Unused) LooseProperties(
        IReadOnlyList<Stylesheet> sheets, IEnumerable<string> tokens, IEnumerable<string> pictures)
    {
        var defined = sheets.SelectMany(sheet => sheet.DefinedProperties).Concat(tokens).ToHashSet();
        var used = sheets.SelectMany(sheet => sheet.UsedProperties).Concat(pictures.SelectMany(Stylesheets.UsedProperties)).ToHashSet();
        return ([.. used.Except(defined).Order(StringComparer.Ordinal)], [.. defined.Except(used).Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Tokens() => ThemePairs.ReadThemes().Values.SelectMany(theme => theme.Keys).Distinct().Select(token => "--" + token);

    private static ClassNames Views() => Sources(Repository.Web, "*.cshtml")
        .Aggregate(new ClassNames(), (names, view) => names.AddView(view));

    private static ClassNames UsedClasses() => Sources(Path.Combine(Repository.Root, "src"), "*.cs")
        .Concat(Sources(Path.Combine(Repository.Web, "Client", "scripts"), "*.ts"))
        .Aggregate(Views(), (names, program) => names.AddProgram(program));

    private static IEnumerable<string> Sources(string folder, string pattern) => Directory
        .EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"))
        .Select(File.ReadAllText);
}
