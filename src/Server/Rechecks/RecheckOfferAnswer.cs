using Itog.Server.Hosting;

namespace Itog.Server.Rechecks;

/// <summary>Somebody who failed, and whether he may ask for a recheck.</summary>
/// <param name="Fails">How many fails of this school year the server knows.</param>
internal sealed record RecheckOfferAnswer(Guid Participant, string FullName, string Class, int Fails, ProblemAnswer? Refusal, DateOnly? Until, TimeOnly? Hour, bool Late);
