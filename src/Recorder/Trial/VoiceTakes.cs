using Itog.Conference;
using Microsoft.Extensions.Options;

namespace Itog.Recorder.Trial;

/// <summary>
/// Test recordings: the day before the exam each participant speaks a few seconds and the quality of that recording is checked [002 §40.2]. The check asks for
/// a verdict, not for the sound, and no term of storage is set for it: so nothing is ever written to a disk. One per process; any thread.
/// </summary>
public sealed class VoiceTakes(IRoomSource rooms, IOptions<RecorderOptions> options)
{
    /// <summary>Begins to keep what the participant of a room says.</summary>
    public async Task<VoiceTake> BeginAsync(RoomId room)
    {
        var tap = new TakeTap();
        return new VoiceTake(tap, await rooms.AttachAsync(room, tap), options.Value);
    }
}
