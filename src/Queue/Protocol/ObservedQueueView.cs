namespace Itog.Queue.Protocol;

/// <summary>The queue of an auditorium in numbers: who waits, who is still to come, who has answered, who did not end it.</summary>
/// <param name="Answered">Those whose attempt is finished.</param>
/// <param name="EndedOtherwise">Those who ended early or were removed.</param>
public sealed record ObservedQueueView(int Waiting, int Expected, int Answered, int EndedOtherwise, DateTimeOffset? NextAt);
