using CyberAware.Core.Editing;

namespace CyberAware.Core.Tests.Editing;

public sealed class PageAliasesTests
{
    [Theory]
    [InlineData("kind: step\n", "kind: step\naliases: [/a]\n")]
    [InlineData("kind: step", "kind: step\naliases: [/a]\n")]
    [InlineData("aliases: [/x, \"/y\"]\nkind: step\n", "aliases: [/x, /y, /a]\nkind: step\n")]
    [InlineData("aliases:\n  - /x\n  - /b\nkind: step\n", "aliases: [/x, /a]\nkind: step\n")]
    [InlineData("aliases:\n- /x\nkind: step\n", "aliases: [/x, /a]\nkind: step\n")]
    [InlineData("aliases: [\n  /x,\n]\nkind: step\n", "aliases: [/x, /a]\nkind: step\n")]
    [InlineData("aliases: [/b]\n", "aliases: [/a]\n")]
    [InlineData("aliases: [/a]\n", "aliases: [/a]\n")]
    [InlineData("# who\nkind: step\n\nrelated: [/z] # why\n", "# who\nkind: step\n\nrelated: [/z] # why\naliases: [/a]\n")]
    public void Move_OfSettings_AddsTheOldAddress(string yaml, string expected) => Assert.Equal(expected, PageAliases.Move(yaml, "a", "b"));
}
