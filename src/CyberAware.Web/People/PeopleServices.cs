using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Configuration;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.People;

/// <summary>Everything that signing in and accounts need.</summary>
public static class PeopleServices
{
    // OWASP's advice for PBKDF2 with SHA-512, 2025.
    private const int HashIterations = 210_000;

    public static void AddPeople(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<PortalDbContext>(provider => provider.GetRequiredService<PortalDatabase>().CreateDbContext());
        services.AddIdentityCore<Person>(options =>
        {
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            options.Lockout.AllowedForNewUsers = false;
        }).AddEntityFrameworkStores<PortalDbContext>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);

        services.AddSingleton<SignInDelays>();
        services.AddSingleton<InvitationService>();
        services.AddSingleton<SecondStep>();
        services.AddSingleton<PeopleService>();
        services.AddSingleton<StepCookie>();
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<AuthenticatorSetup>();
        services.AddSingleton<PasswordVerifier>();
        services.AddSingleton<Security.StrangerRows>();
        services.AddSingleton<ProfileService>();
        services.AddScoped<PasskeyService>();
        services.AddScoped<SignInService>();
        services.AddScoped<InFormConfirmation>();
        services.AddScoped<AccountService>();
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<PortalSettings>>((options, settings) => PasskeyService.Configure(options, settings.Value.PublicOrigin!));
        services.AddOptions<CookieAuthenticationOptions>(SignInCookie.Scheme).Configure(SignInCookie.Configure);

        services.AddSingleton<IAuthorizationHandler, SignedInHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(OpenPageAttribute.PolicyName, policy => policy.RequireAssertion(_ => true))
            .AddPolicy(SignedInAttribute.PolicyName, policy => policy.AddRequirements(new SignedInRequirement(null)))
            .AddPolicy(AdministratorAttribute.PolicyName, policy => policy.AddRequirements(new SignedInRequirement(Role.Administrator)));

        services.AddSingleton<SignInCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInCounter>());
        builder.AddOpenIdConnectSignIn();
    }
}
