using CyberAware.TestSupport.Databases;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]
