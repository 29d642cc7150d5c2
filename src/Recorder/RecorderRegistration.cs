using Itog.Recorder.Finalising;
using Itog.Recorder.Sealing;
using Itog.Recorder.Trial;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Itog.Recorder;

/// <summary>Adds the recorder to a host.</summary>
public static class RecorderRegistration
{
    /// <summary>
    /// Registers <see cref="RecordingService"/>, set by the section <c>Recorder</c>, over the rooms of the conference, its recovery at
    /// start-up, and the health check <c>recorder</c>.
    /// </summary>
    public static IServiceCollection AddRecorder(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RecorderOptions>()
            .Bind(configuration.GetSection(RecorderOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRoomSource, ConferenceRoomSource>();
        services.AddOptions<KeyOptions>().Bind(configuration.GetSection(KeyOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<KeyFolder>();
        services.AddSingleton<StoredFiles>();
        services.AddSingleton<RecordingService>();
        services.AddSingleton<SoundConverter>();
        services.AddSingleton<VoiceTakes>();
        services.AddSingleton<PictureConverter>();
        services.AddHostedService<RecorderStartup>();
        services.AddHostedService<SealingTask>();
        services.AddHealthChecks().AddCheck<RecorderHealth>("recorder");
        return services;
    }
}
