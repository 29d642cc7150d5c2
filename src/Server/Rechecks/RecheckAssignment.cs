using Itog.Exam.Regulation;

namespace Itog.Server.Rechecks;

/// <summary>Who rechecks, and of which commission he is.</summary>
/// <param name="Member">His row among the school's commissions.</param>
internal sealed record RecheckAssignment(int Member, RecheckCommission Commission);
