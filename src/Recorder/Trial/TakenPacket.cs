namespace Itog.Recorder.Trial;

/// <summary>A packet in the memory of a <see cref="TakeTap"/>.</summary>
internal readonly record struct TakenPacket(long Sequence, uint RtpTimestamp, int Offset, int Length);
