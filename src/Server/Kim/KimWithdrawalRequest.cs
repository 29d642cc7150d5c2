namespace Itog.Server.Kim;

/// <summary>Why a package is taken out of use.</summary>
internal sealed record KimWithdrawalRequest(string? Reason);
