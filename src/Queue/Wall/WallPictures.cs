using System.Collections.Concurrent;
using Itog.Conference;
using Itog.Queue.Mailbox;

namespace Itog.Queue.Wall;

/// <summary>
/// Stills of who answers, for the wall: the newest key frame of the smallest picture of his camera, decoded by the browser that shows it. Thirty live
/// pictures would be thirty connections of the technician's computer; a still of each every few seconds is one request. A room is listened to only while
/// somebody looks, and asked for a key frame only when none has come by itself: each costs the participant's line some kilobytes. Nothing is ever
/// written, and nothing kept that is older than <see cref="Stale"/>. One per process; any thread.
/// </summary>
public sealed class WallPictures(ConferenceService conference, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How old a still may get before another one is asked for. The recorder asks every twenty seconds by itself.</summary>
    public static readonly TimeSpan Renewed = TimeSpan.FromSeconds(10);

    /// <summary>What is older is not shown: a face that stands still for so long is untrue, and nobody's business.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(45);

    /// <summary>How long a room is listened to after it was last looked at.</summary>
    public static readonly TimeSpan Lingering = TimeSpan.FromSeconds(20);

    private static readonly Slot Face = new(Seat.Participant, TrackSource.Camera);

    private readonly ConcurrentDictionary<DayKey, Lazy<Task<Watch>>> _watches = new();

    /// <summary>The newest still of an auditorium; null while there is none, nobody answers there, or its picture does not come any more.</summary>
    public async Task<Still?> ReadAsync(AuditoriumSnapshot auditorium)
    {
        ArgumentNullException.ThrowIfNull(auditorium);
        await SweepAsync();
        var key = auditorium.Materials.Key;
        var watch = await _watches.GetOrAdd(key, k => new Lazy<Task<Watch>>(() => BeginAsync(k))).Value;
        watch.LookedAt = time.GetTimestamp();
        if (auditorium.Day.Current is not { } attempt)
        {
            watch.Catcher.Clear();
            return null;
        }

        var newest = watch.Catcher.Newest;
        var now = time.GetUtcNow();
        if (now - newest?.At is not { } age || age >= Renewed)
        {
            watch.Ask(now);
        }

        // The picture of the one before is never shown as that of this one.
        return newest is not null && now - newest.At < Stale && newest.At >= attempt.AdmittedAt ? newest : null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var key in _watches.Keys)
        {
            await EndAsync(key);
        }
    }

    private async Task<Watch> BeginAsync(DayKey key)
    {
        var catcher = new KeyFrameCatcher(Face, time);
        return new(catcher, await conference.AttachAsync(RoomNames.Room(key.ExamDay, key.Auditorium), catcher)) { LookedAt = time.GetTimestamp() };
    }

    // Whoever looks at one room ends the watches that nobody looks at: no timer is needed, and the last ones cost next to nothing.
    private async Task SweepAsync()
    {
        foreach (var (key, watch) in _watches)
        {
            if (watch is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } && time.GetElapsedTime(watch.Value.Result.LookedAt) > Lingering)
            {
                await EndAsync(key);
            }
        }
    }

    private async Task EndAsync(DayKey key)
    {
        if (_watches.TryRemove(key, out var watch))
        {
            await (await watch.Value).Room.DisposeAsync();
        }
    }

    private sealed class Watch(KeyFrameCatcher catcher, IRoomAttachment room)
    {
        private DateTimeOffset _askedAt;

        public KeyFrameCatcher Catcher => catcher;
        public IRoomAttachment Room => room;
        public long LookedAt { get; set; }

        /// <summary>Asks for a key frame, at most once in <see cref="Renewed"/>.</summary>
        public void Ask(DateTimeOffset now)
        {
            if (now - _askedAt >= Renewed)
            {
                _askedAt = now;
                room.RequestKeyFrame(Face);
            }
        }
    }
}
