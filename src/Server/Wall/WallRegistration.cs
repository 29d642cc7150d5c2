namespace Itog.Server.Wall;

/// <summary>Adds the wall of all auditoriums.</summary>
internal static class WallRegistration
{
    public static void AddWall(this IServiceCollection services)
    {
        services.AddSingleton<ServerLoad>();
        services.AddSingleton<StartLog>();
        services.AddHostedService(provider => provider.GetRequiredService<StartLog>());
        services.AddScoped<WallReading>();
    }
}
