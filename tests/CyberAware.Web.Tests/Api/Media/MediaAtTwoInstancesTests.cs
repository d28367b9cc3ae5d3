using System.Net;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Services;
using CyberAware.Web.Tests.Services;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace CyberAware.Web.Tests.Api.Media;

/// <summary>Two instances on one database, each with copies of its own.</summary>
public sealed class MediaAtTwoInstancesTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly Actor Publisher = new(Guid.NewGuid(), "Әсел", [new RoleGrant(Role.Publisher, "")], IsFresh: false, "203.0.113.0/24");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Nobody opens a page or saves a text: the other instance hears of the removal by itself, as it hears of a publication.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Remove_AtOneInstance_IsGoneAtTheOtherWithinSeconds(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var one = new MediaPortal(settings.ConnectionString);
        await using var two = new MediaPortal(settings.ConnectionString);
        var (gone, stays) = ((await one.StoreAsync(PictureFiles.Quarter(SKEncodedImageFormat.Png))).Name, (await one.StoreAsync(PictureFiles.Quarter(SKEncodedImageFormat.Png, 80))).Name);
        foreach (var portal in new[] { one, two })
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(portal, gone), await StatusAsync(portal, stays)));
            await PublicationPortal.UntilAsync(() => Task.FromResult(portal.Host.Services.GetRequiredService<PublicationListener>().IsCurrent));
        }

        Assert.Null((await one.Host.Services.GetRequiredService<MediaRemoval>().RemoveAsync(Publisher, gone, Cancellation)).Failure);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(one, gone));
        var store = two.Host.Services.GetRequiredService<MediaStore>();
        await PublicationPortal.UntilAsync(() => Task.FromResult(!store.Known.ContainsKey(gone)));
        using (var response = await two.Client.SendAsync(HttpMethod.Get, gone.Url))
        {
            Assert.Equal((HttpStatusCode.NotFound, "no-store"), (response.StatusCode, response.Header("Cache-Control")));
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(one, stays), await StatusAsync(two, stays)));
    }

    private static async Task<HttpStatusCode> StatusAsync(MediaPortal portal, MediaName name)
    {
        using var response = await portal.Client.SendAsync(HttpMethod.Get, name.Url);
        return response.StatusCode;
    }
}
