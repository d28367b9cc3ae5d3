namespace CyberAware.Browser.Tests.Browsing;

/// <summary>The classes that measure times, or start engines that need both cores: they run after the others, one by one.</summary>
[CollectionDefinition(nameof(QuietMachine), DisableParallelization = true)]
public sealed class QuietMachine;
