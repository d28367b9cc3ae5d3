using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CyberAware.Core.Tests.Architecture;

/// <summary>A file that uses what another file declares.</summary>
/// <param name="From">Path of the user under <c>src</c>, without the company: <c>Web/Site/Sitemap.cs</c>.</param>
/// <param name="To">Path of the declaring file.</param>
/// <param name="What">The type or member that is used.</param>
public sealed record Arrow(string From, string To, string What)
{
    public string FromFolder => SourceGraph.FolderOf(From);

    public string ToFolder => SourceGraph.FolderOf(To);

    public override string ToString() => $"{FromFolder} -> {ToFolder}: {From} uses {What}";
}

/// <summary>Which file uses which: read from the compiler, so that constants and extension methods count as types do.</summary>
public sealed partial class SourceGraph
{
    // What the SDK adds to every file of a web project.
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Net.Http.Json; global using System.Threading; global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing; global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;
        """;

    // A name that is not found would be an arrow that is not seen.
    private static readonly string[] MissingNames = ["CS0103", "CS0104", "CS0234", "CS0246", "CS1061"];

    private readonly CSharpCompilation compilation;
    private readonly Dictionary<string, List<INamedTypeSymbol>> types = [];

    /// <param name="files">Paths as in <see cref="Arrow.From"/> with their text; views count by the types that they name.</param>
    public SourceGraph(IReadOnlyDictionary<string, string> files)
    {
        // Without the analysis of nulls, which is most of the work and finds no name.
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication);
        var trees = files.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => CSharpSyntaxTree.ParseText(file.Value, path: file.Key)).ToList();
        compilation = CSharpCompilation.Create("source", [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings)], References(), options);
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var declaration in tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(type => type.Parent is BaseNamespaceDeclarationSyntax))
            {
                var type = model.GetDeclaredSymbol(declaration)!;
                types.TryAdd(type.Name, []);
                types[type.Name].Add(type);
            }
        }

        Missing = [.. trees.SelectMany(tree => compilation.GetSemanticModel(tree).GetDiagnostics())
            .Where(problem => MissingNames.Contains(problem.Id)).Select(problem => problem.ToString())];
        Arrows = [.. trees.SelectMany(ArrowsOf)
            .Concat(files.Where(file => file.Key.EndsWith(".cshtml", StringComparison.Ordinal)).SelectMany(file => ArrowsOfView(file.Key, file.Value)))
            .Where(arrow => arrow.From != arrow.To).Distinct()];
        Namespaces = trees.Select(tree => (tree.FilePath, tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString()))
            .Where(file => file.Item2 is not null).ToDictionary(file => file.FilePath, file => file.Item2!);
    }

    /// <summary>Names that the compiler did not find.</summary>
    public IReadOnlyList<string> Missing { get; }

    public IReadOnlyList<Arrow> Arrows { get; }

    /// <summary>The namespace that each file declares.</summary>
    public IReadOnlyDictionary<string, string> Namespaces { get; }

    public static string FolderOf(string path) => path[..path.LastIndexOf('/')];

    private IEnumerable<Arrow> ArrowsOf(SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText != "var"))
        {
            var symbol = model.GetSymbolInfo(name).Symbol;
            var type = symbol as INamedTypeSymbol
                ?? (symbol is IMethodSymbol { ReducedFrom: { } method } ? method.ContainingType : symbol is { IsStatic: true } or IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType : null);
            if (type is not null && FileOf(type) is { } file)
            {
                yield return new Arrow(tree.FilePath, file, type.Name == name.Identifier.ValueText ? type.Name : $"{type.Name}.{name.Identifier.ValueText}");
            }
        }
    }

    // Views are compiled elsewhere; a type's name in the text is enough, where only one type of the source has it.
    private IEnumerable<Arrow> ArrowsOfView(string path, string text) =>
        from name in TypeName().Matches(ViewComment().Replace(text, "")).Select(match => match.Value).Distinct()
        where types.GetValueOrDefault(name) is { Count: 1 }
        let file = FileOf(types[name][0])
        where file is not null
        select new Arrow(path, file, name);

    private static string? FileOf(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
        {
            type = outer;
        }

        return type.OriginalDefinition.Locations.FirstOrDefault(location => location.IsInSource)?.SourceTree!.FilePath is { Length: > 0 } path ? path : null;
    }

    // All that this test itself runs on, but for the portal's own programs.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("CyberAware.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));

    [GeneratedRegex(@"(?<![\w.""/_-])[A-Z]\w*(?=[.<>(\s?;,\)\]])")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex ViewComment();
}
