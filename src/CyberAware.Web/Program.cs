using CyberAware.Web;
using CyberAware.Web.Commands;
using CyberAware.Web.Configuration;

if (args is [CommandNames.CheckContent, ..])
{
    return CheckContentCommand.Run(args[1..], Console.Out);
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = PortalFolders.PublishedRoot,
});

if (args is [CommandNames.Migrate, ..])
{
    return await MigrateCommand.RunAsync(builder.Configuration, builder.Environment.ContentRootPath, Console.Out);
}

if (args is [CommandNames.RebuildCounts, ..])
{
    return await RebuildCountsCommand.RunAsync(builder.Configuration, builder.Environment.ContentRootPath, Console.Out);
}

builder.AddPortal();

try
{
    var app = builder.Build();
    app.UsePortal();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartupException.Explain(e) is { } reason)
{
    Console.Error.WriteLine(reason);
    return 1;
}
