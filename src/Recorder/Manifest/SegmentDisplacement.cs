namespace Itog.Recorder.Manifest;

/// <summary>
/// A stall of the capture that was known for one only after sound behind it had been written: that sound lies too early in the journal by the
/// stall's length, and silence of that length follows it. Whoever makes a file of the journal puts the silence before the sound.
/// </summary>
/// <param name="FromSample">First sample that lies too early, counted from the segment's beginning.</param>
/// <param name="UntilSample">Where the silence begins.</param>
/// <param name="Samples">How long it is.</param>
public sealed record SegmentDisplacement(long FromSample, long UntilSample, long Samples);
