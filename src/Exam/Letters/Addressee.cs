using Itog.Exam.People;

namespace Itog.Exam.Letters;

/// <summary>Whom a letter concerns, and which state of its subject it tells.</summary>
public sealed record Addressee(Participant Person, string Version);
