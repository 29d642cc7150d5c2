namespace Itog.Server.Closing;

/// <summary>Why a closed day is opened again.</summary>
internal sealed record ReopeningRequest(string? Reason);
