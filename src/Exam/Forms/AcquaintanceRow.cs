namespace Itog.Exam.Forms;

/// <summary>One participant's result as the protocol of acquaintance shows it.</summary>
/// <param name="Total">Null when the attempt was not scored.</param>
/// <param name="NoticedAt">When the participant or the parents acknowledged an electronic notice, by the school's clock; in place of the signature [002 §72].</param>
public sealed record AcquaintanceRow(string Name, string Class, int? Total, bool? Passed, DateTime? NoticedAt);
