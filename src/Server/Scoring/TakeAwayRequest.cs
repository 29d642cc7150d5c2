namespace Itog.Server.Scoring;

/// <summary>Why a protocol is taken from its expert.</summary>
internal sealed record TakeAwayRequest(string? Reason);
