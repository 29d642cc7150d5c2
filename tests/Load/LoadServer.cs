using Itog.Conference;
using Itog.Recorder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Load;

/// <summary>A real conference on loopback, with a recorder that writes into a folder of its own. A test owns it.</summary>
internal sealed class LoadServer : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly DirectoryInfo _folder;

    private LoadServer(ServiceProvider provider, DirectoryInfo folder) => (_provider, _folder) = (provider, folder);

    public ConferenceService Conference => _provider.GetRequiredService<ConferenceService>();

    public RecordingService Recorder => _provider.GetRequiredService<RecordingService>();

    public static async Task<LoadServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("itog-load-");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Conference:BindAddress", "127.0.0.1"), new("Recorder:Folder", folder.FullName)])
            .AddInMemoryCollection([.. settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))])
            .Build();
        var provider = new ServiceCollection().AddLogging().AddConference(configuration).AddRecorder(configuration).BuildServiceProvider();
        var server = new LoadServer(provider, folder);
        await server.Conference.StartAsync(CancellationToken.None);
        return server;
    }

    /// <summary>Waits until a condition holds, by asking the server; fails when the test is cancelled.</summary>
    public static Task WaitAsync(Func<bool> condition, CancellationToken cancellationToken) => WaitAsync(() => Task.FromResult(condition()), cancellationToken);

    /// <inheritdoc cref="WaitAsync(Func{bool}, CancellationToken)"/>
    public static async Task WaitAsync(Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            await clock.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Lets real time pass: a long run measures what happens meanwhile.</summary>
    public Task RunForAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var end = Conference.Now + time;
        return WaitAsync(() => Conference.Now >= end, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
