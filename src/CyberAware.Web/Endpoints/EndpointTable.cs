using System.Collections.Frozen;
using CyberAware.Core;
using CyberAware.Web.Localization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CyberAware.Web.Endpoints;

/// <summary>
/// What the endpoints say of themselves, by path, for the page cache: it stands before routing (ADR 3), so it can't ask
/// the endpoint. Built of the endpoints' own metadata at the first request; names no address.
/// </summary>
public sealed class EndpointTable(IEnumerable<EndpointDataSource> sources, PageLoader pages)
{
    private readonly Lazy<Node> root = new(() => Build(sources, pages), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>What the endpoint of a path says; null when no endpoint has it.</summary>
    public EndpointEntry? Find(ReadOnlySpan<char> path)
    {
        var node = root.Value;
        var entry = node.Rest;
        while (path.Length > 1)
        {
            path = path[1..];
            var end = path.IndexOf('/');
            var segment = end < 0 ? path : path[..end];
            path = end < 0 ? [] : path[end..];
            if (node.Next(segment) is not { } next)
            {
                return entry;
            }

            node = next;
            entry = node.Rest ?? entry;
        }

        return node.Entry ?? entry;
    }

    private static Node Build(IEnumerable<EndpointDataSource> sources, PageLoader pages)
    {
        var root = new Builder();
        foreach (var endpoint in sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(IsRead))
        {
            root.Add(endpoint.RoutePattern.PathSegments, EntryOf(endpoint, pages));
        }

        return root.Build();
    }

    private static bool IsRead(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains(HttpMethods.Get);

    private static EndpointEntry EntryOf(RouteEndpoint endpoint, PageLoader pages)
    {
        var metadata = MetadataOf(endpoint, pages);
        return new EndpointEntry(metadata.GetMetadata<EndpointKindAttribute>(), metadata.GetMetadata<VariesByAttribute>()?.Parameters ?? [], metadata.GetMetadata<EmbeddedAttribute>());
    }

    /// <summary>All metadata of an endpoint; what the class of a page says is known when the page is loaded.</summary>
    public static EndpointMetadataCollection MetadataOf(Endpoint endpoint, PageLoader pages) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            ? new(endpoint.Metadata.Union(pages.LoadAsync(page, endpoint.Metadata).GetAwaiter().GetResult().EndpointMetadata ?? []))
            : endpoint.Metadata;

    private sealed class Node(FrozenDictionary<string, Node> literals, (string Suffix, Node Node)[] suffixes, Node? parameter, EndpointEntry? entry, EndpointEntry? rest)
    {
        private readonly FrozenDictionary<string, Node>.AlternateLookup<ReadOnlySpan<char>> byText = literals.GetAlternateLookup<ReadOnlySpan<char>>();

        public EndpointEntry? Entry => entry;

        /// <summary>What a route that takes all the rest says.</summary>
        public EndpointEntry? Rest => rest;

        public Node? Next(ReadOnlySpan<char> segment)
        {
            if (byText.TryGetValue(segment, out var literal))
            {
                return literal;
            }

            foreach (var (suffix, node) in suffixes)
            {
                if (segment.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                {
                    return node;
                }
            }

            return parameter;
        }
    }

    private sealed class Builder
    {
        private readonly Dictionary<string, Builder> literals = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, Builder> suffixes = new(StringComparer.OrdinalIgnoreCase);
        private Builder? parameter;
        private EndpointEntry? entry;
        private EndpointEntry? rest;

        public void Add(IReadOnlyList<RoutePatternPathSegment> segments, EndpointEntry said)
        {
            var node = this;
            foreach (var segment in segments)
            {
                switch (segment.Parts)
                {
                    case [RoutePatternParameterPart { IsCatchAll: true }]:
                        node.rest ??= said;
                        return;
                    case [RoutePatternParameterPart { ParameterPolicies: [{ Content: LanguageConstraint.Name }] }]:
                        node = node.OfLanguages();
                        break;
                    case [RoutePatternParameterPart { ParameterPolicies.Count: 0 }]:
                        node = node.parameter ??= new Builder();
                        break;
                    case [RoutePatternLiteralPart literal]:
                        node = Child(node.literals, literal.Content);
                        break;
                    case [RoutePatternParameterPart, ..]:
                        node = Child(node.suffixes, string.Concat(segment.Parts.Skip(1).Select(TextOf)));
                        break;
                    default:
                        return; // a form that no public address has; it is not cached
                }
            }

            node.entry ??= said;
        }

        public Node Build() => new(
            literals.ToFrozenDictionary(child => child.Key, child => child.Value.Build(), StringComparer.OrdinalIgnoreCase),
            [.. suffixes.Select(child => (child.Key, child.Value.Build()))],
            parameter?.Build(),
            entry,
            rest);

        // Only a language can stand there: any other first segment is no address.
        private Builder OfLanguages()
        {
            var shared = literals.GetValueOrDefault(Language.All[0].Tag) ?? new Builder();
            foreach (var language in Language.All)
            {
                literals[language.Tag] = shared;
            }

            return shared;
        }

        private static Builder Child(Dictionary<string, Builder> children, string name) =>
            children.TryGetValue(name, out var child) ? child : children[name] = new Builder();

        // «{id}.csv»: the separator's dot is a part of its own.
        private static string TextOf(RoutePatternPart part) => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => "",
        };
    }
}

/// <summary>What an endpoint says of its answers.</summary>
/// <param name="Kind">Its kind; null when it says none.</param>
/// <param name="Parameters">Parameters of the query that make another answer.</param>
/// <param name="Embedded">Says that other sites may frame it; null when it doesn't.</param>
public sealed record EndpointEntry(EndpointKindAttribute? Kind, string[] Parameters, EmbeddedAttribute? Embedded);
