using Itog.Server.Whip.Rooms;
using Itog.Server.Whip.Tokens;

namespace Itog.Server.Whip;

/// <summary>Adds WHIP, WHEP, their tokens and the test rooms.</summary>
internal static class WhipRegistration
{
    public static void AddWhip(this IServiceCollection services)
    {
        services.AddSingleton<MediaTokenBook>();
        services.AddSingleton<MediaTokenJournal>();
        services.AddHostedService(provider => provider.GetRequiredService<MediaTokenJournal>());
        services.AddSingleton<MediaTokens>();
        services.AddSingleton<TestRooms>();
        services.AddSingleton<MediaSessions>();
        services.AddHostedService(provider => provider.GetRequiredService<MediaSessions>());
        services.AddHostedService<TestRoomSweep>();
        services.AddSingleton<Technicians>();
        services.AddSingleton<WhipDoor>();
        services.AddSingleton<SessionSetup>();
        services.AddSingleton<SessionControl>();
    }
}
