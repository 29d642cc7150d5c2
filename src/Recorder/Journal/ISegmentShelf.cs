using Itog.Recorder.Manifest;

namespace Itog.Recorder.Journal;

/// <summary>What a track needs of its recording: a place for its segments and somebody who notes what became of them.</summary>
internal interface ISegmentShelf
{
    /// <summary>The moment, by the server's monotonic clock, before which nothing of this run can lie.</summary>
    long Earliest { get; }

    OpenSegment Open(VoiceTrack track, long startNanoseconds);

    /// <summary>A segment that was begun turns out to begin earlier; returns it with its new place.</summary>
    OpenSegment Move(OpenSegment segment, long startNanoseconds);

    void Noted(RecordingGap gap);

    void Displaced(OpenSegment segment, SegmentDisplacement displacement);

    void Finished(OpenSegment segment, VoiceCounters counters);

    /// <summary>The files of an open segment had been deleted and are there again, with nothing lost.</summary>
    void Rescued(VoiceTrack track);

    void Broken(VoiceTrack track, OpenSegment? segment, Exception exception);
}
