namespace Itog.Server.Links;

/// <summary>Adds the personal links.</summary>
internal static class LinkRegistration
{
    public static void AddLinks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LinkOptions>().Bind(configuration.GetSection(LinkOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PersonalLinks>();
    }
}
