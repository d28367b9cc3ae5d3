using CyberAware.Core;

namespace CyberAware.Browser.Tests.Browsing;

/// <summary>The six pages that most readers see first, in every language.</summary>
public static class KeyPages
{
    private static readonly string[] Paths = ["", "/guide/passwords", "/professionals", "/children", "/help", "/check", "/statistics"];

    public static TheoryData<string> Addresses =>
        [.. Language.All.SelectMany(language => Paths.Select(path => $"/{language}{path}"))];
}
