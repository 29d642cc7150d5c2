namespace Itog.Server.People;

/// <summary>Why a participant is taken off the list.</summary>
internal sealed record WithdrawalRequest(string? Reason);
