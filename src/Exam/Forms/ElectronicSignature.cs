namespace Itog.Exam.Forms;

/// <summary>What stands on a form in place of a signature by hand: local time of the school and the hash that was signed.</summary>
public sealed record ElectronicSignature(DateTimeOffset At, string Hash);
