using Itog.WebRtc;

namespace Itog.Recorder.Journal;

/// <summary>Now, by both clocks of the server.</summary>
internal readonly record struct JournalMoment(MediaTime Media, DateTimeOffset Utc)
{
    public long Monotonic => Media.Nanoseconds;
}
