namespace Itog.Queue.Mailbox;

/// <summary>Names one auditorium on one exam day: one mailbox, one room, one stream of events.</summary>
public readonly record struct DayKey(int ExamDay, int Auditorium);
