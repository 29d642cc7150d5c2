using Itog.Exam.Scoring;

namespace Itog.Queue.Mailbox;

/// <summary>What an expert has written about an attempt so far: nothing at first, then a protocol; always with its sums.</summary>
public sealed record ScoredAttempt(ExpertProtocol? Protocol, ScoreSheet Sheet);
