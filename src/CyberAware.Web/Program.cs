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

if (PortalCommands.Start(args, builder) is { } command)
{
    return await command;
}

try
{
    builder.AddPortal();
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
