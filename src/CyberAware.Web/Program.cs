using CyberAware.Web;
using CyberAware.Web.Commands;

if (args is [CheckContentCommand.Name, ..])
{
    return CheckContentCommand.Run(args[1..], Console.Out);
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = PortalFolders.PublishedRoot,
});

if (args is [MigrateCommand.Name, ..])
{
    return await MigrateCommand.RunAsync(builder.Configuration, builder.Environment.ContentRootPath, Console.Out);
}

if (args is [RebuildCountsCommand.Name, ..])
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
catch (Exception e) when (e is IOException or FormatException)
{
    // A busy port or an address that can't be read.
    Console.Error.WriteLine($"ASPNETCORE_URLS: {e.Message}");
    return 1;
}
catch (StartUpException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
