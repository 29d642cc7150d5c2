using Itog.Queue.Access;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Wall;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Itog.Queue;

/// <summary>Adds the exam day to a host. It needs the exam's database, the conference and the recorder beside it, and a migrated database at start.</summary>
public static class ExamDayRegistration
{
    public static IServiceCollection AddExamDay(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ExamDayOptions>()
            .Bind(configuration.GetSection(ExamDayOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IExamRoom, ConferenceRoom>();
        services.TryAddSingleton<IAttemptRecorder, AttemptRecorder>();
        services.AddSingleton<AuditoriumMailboxes>();
        services.AddSingleton<DayDirectory>();
        services.AddSingleton<PageGate>();
        services.AddSingleton<AttendantDoor>();
        services.AddSingleton<AttemptAccess>();
        services.AddSingleton<KimAccess>();
        services.AddSingleton<PageConnections>();
        services.AddSingleton<TestCalls>();
        services.AddSingleton<StationCalls>();
        services.AddSingleton<StationCallFeed>();
        services.AddSingleton<NeighbourQueues>();
        services.AddSingleton<ConferenceDoor>();
        services.AddSingleton<ObserverScreens>();
        services.AddSingleton<WallBoard>();
        services.AddSingleton<WallPictures>();
        services.AddSingleton<PageViews>();
        services.AddSingleton<AttendantPages>();
        services.AddSingleton<SharedQueue>();
        services.AddSingleton<PictureFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<PictureFeed>());
        services.AddHostedService<RoomEventPump>();
        services.AddHostedService<RecordingEventPump>();
        services.AddHostedService<DayOpening>();
        services.AddHostedService<StatisticsFeed>();
        services.AddSingleton<IAuthorizationHandler, PageAuthorization>();
        services.AddAuthorization(ItogPolicies.Add);
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = HubLimits.MessageBytes;
                hub.EnableDetailedErrors = false;
                // A closed laptop must be noticed well inside the patience.
                hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(15);
            })
            .AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions));
        return services;
    }

    /// <summary>Maps the hub at <c>/hub</c>; whoever may not open the page that the address names is refused before the connection stands.</summary>
    public static IEndpointConventionBuilder MapExamDay(this IEndpointRouteBuilder app) =>
        app.MapHub<QueueHub>("/hub").RequireAuthorization(ItogPolicies.Page);
}
