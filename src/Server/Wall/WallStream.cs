using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Itog.Queue.Protocol;
using Itog.Server.Api;

namespace Itog.Server.Wall;

/// <summary>
/// Tells a page the wall once a second, as server-sent events: everything that has happened in that second in one piece, however much it was. Ends
/// when the page goes, the server stops, or the caller may not look any more.
/// </summary>
internal static partial class WallStream
{
    /// <summary>Every so many seconds the caller's right is looked up again.</summary>
    private const int AskedAgain = 10;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<SseItem<string>> TellAsync(
        SchoolCaller caller, WallReading wall, TimeProvider time, ILogger<WallAnswer> logger, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(Beat, time);
        for (var turn = 1; turn % AskedAgain != 0 || await StandsAsync(caller, wall, cancellationToken); turn++)
        {
            if (await DrawAsync(caller, wall, logger, cancellationToken) is { } drawn)
            {
                yield return new SseItem<string>(drawn, "wall");
            }

            if (!await NextAsync(beat, cancellationToken))
            {
                yield break;
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer beat, CancellationToken cancellationToken)
    {
        try
        {
            return await beat.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // What cannot be drawn this second is drawn in the next: the page says by itself when it hears nothing for long.
    private static async Task<string?> DrawAsync(SchoolCaller caller, WallReading wall, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Serialize(await wall.ReadAsync(caller, cancellationToken), WireJson.Options);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                LogNotDrawn(logger, e);
            }

            return null;
        }
    }

    private static async Task<bool> StandsAsync(SchoolCaller caller, WallReading wall, CancellationToken cancellationToken)
    {
        try
        {
            return await wall.StandsAsync(caller, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A second of the wall was not drawn")]
    private static partial void LogNotDrawn(ILogger logger, Exception exception);
}
