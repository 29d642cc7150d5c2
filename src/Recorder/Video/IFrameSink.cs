namespace Itog.Recorder.Video;

/// <summary>Where whole frames go, in order.</summary>
internal interface IFrameSink
{
    /// <param name="head">What is known of the frame; <paramref name="data"/> is valid during the call only.</param>
    void Frame(in FrameHead head, ReadOnlySpan<byte> data);
}
