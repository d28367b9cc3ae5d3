namespace CyberAware.Web.Tests.Drills;

/// <summary>The drills that measure how long a reader waits: they run after the other classes, one by one.</summary>
[CollectionDefinition(nameof(QuietMachine), DisableParallelization = true)]
public sealed class QuietMachine;
