using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People;
using CyberAware.Core.Wording;
using CyberAware.Web.Configuration;
using CyberAware.Web.Security;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace CyberAware.Web;

/// <summary>What editors work with.</summary>
public static class EditingServices
{
    public static void AddEditing(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services =>
            ActivatorUtilities.CreateInstance<CandidateCheck>(services, services.GetRequiredService<SnapshotProvider>().CopyCompiled()));
        builder.Services.AddSingleton<ContentCheck>(services => services.GetRequiredService<CandidateCheck>().Check);
        builder.Services.AddSingleton<EditionService>();
        builder.Services.AddSingleton<AutosaveService>();
        builder.Services.AddSingleton<HistoryService>();
        builder.Services.AddSingleton<PublishingService>();
        builder.Services.AddSingleton<ScheduledPublishing>();
        builder.Services.AddSingleton<EditorialLists>();
        builder.Services.AddSingleton<EditorialBoard>();
        builder.Services.AddSingleton<EditionReviewService>();
        builder.Services.AddSingleton<TranslationService>();
        builder.Services.AddSingleton<MediaCatalog>();
        builder.Services.AddSingleton<PersonDirectory>();
        builder.Services.AddSingleton<DocumentCatalog>();
        builder.Services.AddSingleton<DraftTitles>();
        builder.Services.AddSingleton<WorkingCopyService>();
        builder.Services.AddSingleton<Spelling>(_ => new Spelling());
        builder.Services.AddSingleton<DocumentWording>();
        builder.Services.AddSingleton<DocumentCheck>();
        builder.Services.AddHostedService<ScheduledPublisher>();
        builder.Services.AddSingleton<ShippedTextService>();
        builder.Services.AddSingleton<EditionComments>();
        builder.Services.AddSingleton<EditionDocuments>();
        builder.Services.AddSingleton<PresenceService>();
        builder.Services.AddSingleton<ExternalLinkStore>();
        builder.Services.AddSingleton(services => new ExternalLinkProbe(ExternalLinkProbe.CreateHandler(), services.GetRequiredService<IOptions<PortalSettings>>()));
        builder.Services.AddSingleton<ExternalLinkChecker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ExternalLinkChecker>());
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<IAuthorizationHandler, EditingAuthorizationHandler>();
    }
}
