namespace Itog.Queue.Day;

/// <summary>One journal of a finished recording as the audit log vouches for it: the last value of its chain and its SHA-256.</summary>
public sealed record SealedJournal(string Track, int Segment, string? ChainHead, string? Sha256);
