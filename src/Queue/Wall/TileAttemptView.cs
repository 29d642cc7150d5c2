using Itog.Queue.Day;
using Itog.Queue.Protocol;

namespace Itog.Queue.Wall;

/// <summary>Who answers in an auditorium, and at which stage.</summary>
public sealed record TileAttemptView(Guid Id, PersonName Name, AttemptPhase Phase, StageView Stage, DateTimeOffset? PatienceUntil);
