namespace Itog.Exam.Forms;

/// <summary>One participant's result as the protocol of acquaintance shows it.</summary>
/// <param name="Total">Null when the attempt was not scored.</param>
/// <param name="Participant">Since when the participant knows it; null while he does not.</param>
/// <param name="Parent">The same of a parent.</param>
public sealed record AcquaintanceRow(string Name, string Class, int? Total, bool? Passed, AcquaintanceMark? Participant, AcquaintanceMark? Parent);
