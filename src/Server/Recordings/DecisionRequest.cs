namespace Itog.Server.Recordings;

/// <summary>What somebody decided about a poor recording.</summary>
/// <param name="EndEarly">True: the attempt ends early (ИС-08); false: the recording stands and is scored.</param>
/// <param name="Reason">For the act; needed with <paramref name="EndEarly"/>.</param>
/// <param name="AgainToday">The participant agreed to sit again today with a variant that he has not seen; false: on another date.</param>
internal sealed record DecisionRequest(bool EndEarly, string? Reason, bool AgainToday);
