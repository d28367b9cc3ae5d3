using CyberAware.TestSupport;

[assembly: AssemblyFixture(typeof(SharedPortal))]
