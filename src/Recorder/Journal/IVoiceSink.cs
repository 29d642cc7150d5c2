namespace Itog.Recorder.Journal;

/// <summary>Where a time line puts its frames: a journal.</summary>
internal interface IVoiceSink
{
    /// <summary>The first frame is about to come: the track begins at this moment of the server's clock.</summary>
    void Begin(long startNanoseconds);

    /// <summary>The track began at this earlier moment instead: everything appended so far lies that much earlier.</summary>
    void Move(long startNanoseconds);

    void Append(ReadOnlySpan<byte> packet, int samples);

    /// <summary>The silence of <paramref name="samples"/> that was appended at <paramref name="until"/> belongs before what lies from <paramref name="from"/> on.</summary>
    void Displaced(long from, long until, long samples);

    /// <summary>A hole worth naming was filled; positions count from the track's beginning.</summary>
    void Gap(long startSample, long samples, GapCause cause);
}
