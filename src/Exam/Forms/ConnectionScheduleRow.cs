namespace Itog.Exam.Forms;

/// <summary>One slot: when a participant connects, by the school's clock, and how long he may take.</summary>
/// <param name="Minutes">The time of the answer with what is added for a category; null when it is not planned.</param>
public sealed record ConnectionScheduleRow(TimeOnly ConnectAt, string Name, string Class, int? Minutes);
