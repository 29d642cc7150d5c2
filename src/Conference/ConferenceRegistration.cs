using Itog.Conference.Turn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Itog.Conference;

/// <summary>Adds the conference to a host.</summary>
public static class ConferenceRegistration
{
    /// <summary>Registers <see cref="ConferenceService"/> (a singleton that starts and stops with the host), set by the section <c>Conference</c>, and <see cref="TurnCredentials"/>, set by <c>Turn</c>.</summary>
    public static IServiceCollection AddConference(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConferenceOptions>()
            .Bind(configuration.GetSection(ConferenceOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConferenceOptions>, ConferenceOptionsCheck>();
        services.AddOptions<TurnOptions>()
            .Bind(configuration.GetSection(TurnOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TurnOptions>, TurnOptionsCheck>();
        services.AddSingleton<TurnCredentials>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ConferenceService>();
        services.AddHostedService(provider => provider.GetRequiredService<ConferenceService>());
        return services;
    }
}
