namespace Itog.Recorder.Journal;

/// <summary>An RTCP sender report (RFC 3550 §6.4.1): the publisher's wall clock beside its RTP clock.</summary>
internal readonly record struct SenderReport(ulong Ntp, uint Rtp);
