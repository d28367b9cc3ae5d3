using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;

[assembly: AssemblyFixture(typeof(SharedPortal))]
[assembly: AssemblyFixture(typeof(PostgreSqlServer))]
