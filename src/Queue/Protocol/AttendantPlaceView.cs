using Itog.Exam.People.Attendants;

namespace Itog.Queue.Protocol;

/// <summary>An assistant or a sign interpreter of who answers.</summary>
/// <param name="Beside">He sits in the participant's own room and has no connection.</param>
public sealed record AttendantPlaceView(AttendantRole Role, string Name, bool Beside, bool Connected);
